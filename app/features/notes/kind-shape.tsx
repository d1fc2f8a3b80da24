import type { NoteKind } from '#app/domain/policy/words.ts';
import type { MarkShape } from '#app/player/view/marks.ts';
import { KIND_WORDS } from './note-words.ts';

/** The waveform's glyphs, in a 16 × 16 box. */
const PATHS: Record<MarkShape, string> = {
  circle: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  diamond: 'M8 .8 15.2 8 8 15.2.8 8Z',
  triangle: 'M8 1.6 15 14H1Z',
  square: 'M2.6 2.6h10.8v10.8H2.6Z',
};

/** The shape of a kind, as the note's pin has it. With a name it is spoken; without, words beside it say it. */
export function KindShape({ kind, colour, named = false }: { kind: NoteKind; colour?: string; named?: boolean }) {
  const { label, shape } = KIND_WORDS[kind];
  return (
    <svg className="tb-kind" viewBox="0 0 16 16" style={colour ? { color: colour } : undefined} {...(named ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      {named ? <title>{label}</title> : null}
      <path d={PATHS[shape]} fill="currentColor" />
    </svg>
  );
}
