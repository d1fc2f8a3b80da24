import { useMemo } from 'react';
import { namesOf } from '#app/domain/notes/wish-words.ts';
import { placeSaid, splitNote } from '#app/domain/notes/split.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { sectionOn } from '#app/domain/song-map/place.ts';
import { placeWords } from '../marks.ts';
import { YouPick } from '../you-pick.tsx';
import type { AidsProps } from './aids-door.tsx';
import { type Nearby, nearbyWish } from './nearby.ts';
import { TapSlots } from './tap-slots.tsx';
import './aids.css';

/** A time said in words is another place from this far on, milliseconds. */
const ELSEWHERE_MS = 1000;

/** What the composer offers while somebody writes; nothing of it has to be answered. */
export function Aids(props: AidsProps) {
  const { body, onBody, reading, place, onPlace, durationMs, notes, versions, versionId, viewer, sections, read, decideAt, onSplit, onJoin } = props;
  const version = versions.find(({ id }) => id === versionId);
  const here = version ? sectionOn(sections, place.at, version) : null;
  const parts = useMemo(() => (reading ? splitNote(body, reading) : []), [body, reading]);
  const nearby = useMemo(
    () => (reading ? nearbyWish({ reading, place, versionId, notes, versions, viewerId: viewer.id }) : null),
    [reading, place, versionId, notes, versions, viewer.id],
  );
  const time = reading?.requests.map((request) => request.time).find((found) => found !== null) ?? null;
  const moves = time !== null && (durationMs === null || (time.until ?? time.at) <= durationMs) && (Math.abs(time.at - place.at) >= ELSEWHERE_MS || (time.until !== null && time.until !== place.until));

  return (
    <div className="tb-aids">
      <TapSlots body={body} onBody={onBody} reading={reading} notes={notes} read={read} here={here?.name ?? null} />
      <div className="tb-offers" aria-live="polite">
        {time && moves ? (
          <p className="tb-offer">
            <span>You wrote {body.slice(time.span.start, time.span.end).trim()}.</span>
            <button type="button" className="tb-small" onClick={() => onPlace({ at: time.at, until: time.until })}>
              Move the pin to {time.until === null ? formatTimecode(time.at) : `${formatTimecode(time.at)} – ${formatTimecode(time.until)}`}
            </button>
          </p>
        ) : null}
        {parts.length > 1 ? (
          <p className="tb-offer">
            <span>Reads like {COUNTS[parts.length] ?? parts.length} requests.</span>
            <button type="button" className="tb-small" onClick={() => onSplit(parts.map((part) => ({ body: part, place: placeSaid(part, durationMs) })))}>
              Make {COUNTS[parts.length] ?? parts.length} notes of it
            </button>
          </p>
        ) : null}
        {nearby ? <NearbyLine nearby={nearby} onJoin={onJoin} viewerId={viewer.id} decideAt={decideAt} /> : null}
      </div>
    </div>
  );
}

const COUNTS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five' };

function NearbyLine({ nearby: { relation, note, request, mine }, onJoin, viewerId, decideAt }: { nearby: Nearby; viewerId: string } & Pick<AidsProps, 'onJoin' | 'decideAt'>) {
  const where = placeWords(note);
  const joined = request.joined.some(({ id }) => id === viewerId);
  const others = request.joined.filter(({ id }) => id !== viewerId).map(({ name }) => name);
  const who = mine ? 'You' : namesOf([note.author.name, ...others]);
  return (
    <div className="tb-offer" data-relation={relation}>
      <div>
        <p>
          {relation === 'opposite' ? `${who} asked for the opposite at ${where}.` : `${who} asked the same at ${where}${mine || joined ? ' already.' : '.'}`} <q>{shortened(note.body)}</q>
        </p>
        {relation === 'opposite' ? (
          <p>
            If you send this, neither is done until {decideAt ? 'one is picked. ' : 'whoever decides for the project picks one.'}
            {decideAt ? <YouPick at={decideAt} /> : null}
          </p>
        ) : null}
      </div>
      {relation === 'same' && !mine && !joined ? (
        <button type="button" className="tb-small" onClick={() => onJoin({ relation, note, request, mine })}>
          Add my voice instead
        </button>
      ) : null}
    </div>
  );
}

const WORDS_AT_MOST = 90;
const shortened = (text: string): string => (text.length > WORDS_AT_MOST ? `${text.slice(0, WORDS_AT_MOST - 1).trimEnd()}…` : text);
