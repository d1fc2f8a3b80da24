import type { NoteView } from '#app/contracts/views.ts';
import type { ReadOptions } from '#app/domain/notes/reading.ts';
import { WAY_WORDS } from '#app/domain/notes/tap-ways.ts';
import { SIZE_WORDS, type Slot } from '#app/domain/notes/taps.ts';

/** One thing to tap: what the reader should find afterwards, and the words that say it. */
export type Offer = { value: string; words: string };

const PARTS = ['lead vocal', 'backing vocal', 'drums', 'kick', 'snare', 'hi-hat', 'bass', 'guitar', 'piano', 'keys', 'synth', 'strings', 'mix'];
const SECTIONS = ['intro', 'verse 1', 'verse 2', 'pre-chorus', 'chorus 1', 'chorus 2', 'last chorus', 'bridge', 'outro'];
const NAMED_AT_MOST = 4;

const same = (words: string): Offer => ({ value: words, words });
const WAYS = Object.entries(WAY_WORDS).map(([value, words]): Offer => ({ value, words }));

/** What can be tapped in a slot; of parts the track's own first, else what its notes are about most, then what most songs have. */
export function offersFor(slot: Slot, notes: readonly NoteView[], { parts, sections }: ReadOptions): readonly Offer[] {
  switch (slot) {
    case 'part':
      return (parts && parts.length > 0 ? parts : [...new Set([...mostNamed(notes), ...PARTS])]).map(same);
    case 'section':
      return (sections && sections.length > 0 ? sections : SECTIONS).map(same);
    case 'direction':
      return WAYS;
    case 'size':
      return SIZE_WORDS.map(same);
  }
}

function mostNamed(notes: readonly NoteView[]): string[] {
  const counts = new Map<string, number>();
  for (const { wishes } of notes) for (const { part } of wishes) if (part) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, NAMED_AT_MOST).map(([part]) => part);
}
