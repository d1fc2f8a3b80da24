import type { NoteView } from '#app/contracts/views.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import type { Mark } from '#app/player/view/marks.ts';
import { KIND_WORDS, kindOf, stateWords } from './note-words.ts';

const WORDS_AT_MOST = 60;

/** A note as the waveform carries it: colour says state, shape says kind, the label says both. Seconds of its version. */
export function markFor(note: NoteView, selected = false): Mark {
  const kind = KIND_WORDS[kindOf(note)];
  const state = stateWords(note);
  return {
    id: note.id,
    start: note.at / 1000,
    ...(note.until === null ? {} : { end: note.until / 1000 }),
    colour: state.colour,
    shape: kind.shape,
    label: `${placeWords(note)}, ${note.author.name}: ${shortened(noteWords(note.body, note.recording?.durationMs))} (${kind.label}. ${state.label}.)`,
    selected,
  };
}

/** The marks of a track: notes that stand, without replies. */
export function marksFor(notes: readonly NoteView[], selectedId: string | null): Mark[] {
  return notes.filter((note) => !note.parent && !note.withdrawnAt).map((note) => markFor(note, note.id === selectedId));
}

/** "0:12.0", or "0:15.0 – 0:19.0". */
export function placeWords({ at, until }: Pick<NoteView, 'at' | 'until'>): string {
  return until === null ? formatTimecode(at) : `${formatTimecode(at)} – ${formatTimecode(until)}`;
}

function shortened(body: string): string {
  const line = body.replace(/\s+/g, ' ').trim();
  return line.length > WORDS_AT_MOST ? `${line.slice(0, WORDS_AT_MOST - 1).trimEnd()}…` : line;
}
