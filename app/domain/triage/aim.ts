import { readNote } from '../notes/read-note.ts';
import type { Category } from '../policy/studio.ts';

/** Names of parts, each under one word. The first that is found counts. */
const PARTS: readonly (readonly [part: string, words: RegExp])[] = [
  ['backing vocals', /\b(?:bvs?|bgvs?|backing (?:vocals?|vox|voices?)|harmon(?:y|ies)|choir)\b/i],
  ['lead vocal', /\b(?:(?:lead )?vocals?|vox|voice|singing)\b/i],
  ['kick', /\b(?:kick|bass drum)\b/i],
  ['snare', /\bsnare\b/i],
  ['hats', /\b(?:hi-?hats?|hats?)\b/i],
  ['shaker', /\bshaker\b/i],
  ['drums', /\b(?:drums?|drum kit|kit)\b/i],
  ['bass', /\b(?:bass(?: guitar)?|808s?)\b/i],
  ['guitar', /\b(?:guitars?|solo)\b/i],
  ['keys', /\b(?:keys|keyboards?|piano|organ|rhodes)\b/i],
  ['pad', /\bpads?\b/i],
  ['synth', /\bsynths?\b/i],
  ['strings', /\b(?:strings?|cellos?|violins?)\b/i],
  ['brass', /\b(?:brass|horns?|sax(?:ophone)?|trumpets?)\b/i],
];

const MORE = /\b(?:up|louder|more|raise|higher|bigger|wetter|brighter|wider|forward|longer)\b/i;
const LESS = /\b(?:down|quieter|less|lower|softer|smaller|drier|dryer|dry|darker|duller|narrower|back|shorter|tuck(?:ed)?|too (?:loud|much|high|wet|bright|wide|long))\b/i;

/** What more and less are called where it is about something else than level. */
const WAYS: Partial<Record<Category, readonly [more: string, less: string]>> = {
  level: ['up', 'down'],
  effects: ['wetter', 'drier'],
  tone: ['brighter', 'darker'],
  pan: ['wider', 'narrower'],
  fade: ['longer', 'shorter'],
};

/** The part a note is about and which way it wants it, where its words say both plainly; else null. */
export function aimOf(body: string): { part: string | null; direction: string | null } {
  const part = PARTS.find(([, words]) => words.test(body))?.[0] ?? null;
  const [more, less] = [MORE.test(body), LESS.test(body)];
  const { category, kind } = readNote(body);
  const ways = kind === 'minor' ? WAYS[category] : undefined;
  return { part, direction: !ways || more === less ? null : more ? ways[0] : ways[1] };
}
