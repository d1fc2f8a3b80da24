import type { Why } from '#app/domain/notes/reading.ts';
import type { NoteKind } from '#app/domain/policy/words.ts';
import { readOptionsOf } from '#app/domain/song-map/read-options.ts';
import type { SongMap } from '#app/domain/song-map/song-map.ts';
import { KIND_WORDS } from './note-words.ts';
import { useForesight } from './use-policy.ts';

/** What the words of a note suggest, how surely, and which of them decided: for whoever decides about it. */
export function NoteReadingLine({ body, map }: { body: string; map: SongMap }) {
  const reading = useForesight(true)?.readNote(body, readOptionsOf(map));
  if (!reading) return null;
  const { kind, confidence, unsure, why } = reading;
  return (
    <div className="tb-reading" role="note" aria-label="How the words read">
      <p>
        {unsure ? 'The words alone do not say. Most likely ' : 'Reads as '}
        <strong>{nameOf(kind)}</strong>, {Math.round(confidence * 100)} % sure
      </p>
      {why.length > 0 ? (
        <ul>
          {why.map((one) => (
            <li key={one.span.start}>
              <q>{quoted(body, one)}</q> {one.reason}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const nameOf = (kind: NoteKind) => KIND_WORDS[kind].label.toLowerCase();
const quoted = (body: string, { span }: Why) => body.slice(span.start, span.end);
