import { parseTimecode, type Millis } from '../shared/timecode.ts';
import { ORDINALS } from './lexicon.ts';
import type { TimeFound } from './reading.ts';

const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?`;
const ABOUT = String.raw`(?:(?:at )?(?:around|about|roughly|near|approx(?:imately)?|circa|~)\s*)`;
const RANGE = new RegExp(String.raw`(?:\b(?:from|between)\s+)?(${ABOUT})?(${CLOCK})\s*(?:-|–|—|to|until|till|and|through|thru)\s*(?:${ABOUT})?(${CLOCK})`, 'gi');
const POINT = new RegExp(String.raw`(${ABOUT}|(?:\b(?:at|after|from|past|by|@)\s*))?(?<![\d:])(${CLOCK})(?![\d:])(\s*(?:ish|or so))?`, 'gi');
const UNITS = String.raw`(\d+(?:\.\d+)?|an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten)`;
const SPELT = new RegExp(
  String.raw`\b(?:(around|about|roughly|near|just (?:before|after)|at|from)\s+)?(?:the\s+)?${UNITS}(?:\s+and a half)?[\s-]*(?:minutes?|mins?|m)\b(?:\s*(?:and\s+)?(\d{1,2})\s*(?:seconds?|secs?|s)\b)?(\s+(?:mark|in|point|or so|ish))`,
  'gi',
);
const SECONDS = /\b(?:(around|about|roughly|at)\s+)?(?:the\s+)?(\d{1,3})[\s-]*(?:seconds?|secs?|s)\b\s+(mark|in|point)\b/gi;
const SHORT = /\b(?:(around|about|at)\s+)?(\d{1,2})\s?m(?:in)?\s?(\d{1,2})\s?s(?:ec)?s?\b/gi;

/** Times said in a text, in order: "at 1:32", "from 1:32 to 1:40", "around the two minute mark", "1m32s". */
export function timesIn(text: string): TimeFound[] {
  const found: TimeFound[] = [];
  const take = (match: RegExpMatchArray, at: Millis | null, until: Millis | null, about: boolean) => {
    const lead = match[0].length - match[0].trimStart().length;
    const span = { start: (match.index ?? 0) + lead, end: (match.index ?? 0) + match[0].trimEnd().length };
    if (at === null || found.some((other) => span.start < other.span.end && other.span.start < span.end)) return;
    found.push({ at, until: until !== null && until > at ? until : null, about, span });
  };
  for (const match of text.matchAll(RANGE)) {
    // "0:49 and 1:05" are two places.
    if (/\band\b/i.test(match[0]) && !/^between/i.test(match[0])) continue;
    take(match, parseTimecode(match[2] ?? ''), parseTimecode(match[3] ?? ''), match[1] !== undefined);
  }
  for (const match of text.matchAll(POINT)) take(match, parseTimecode(match[2] ?? ''), null, isAbout(match[1]) || match[3] !== undefined);
  for (const match of text.matchAll(SPELT)) {
    const half = /and a half/i.test(match[0]) ? 30 : 0;
    take(match, (minutesOf(match[2] ?? '') * 60 + half + Number(match[3] ?? 0)) * 1000, null, isAbout(match[1]) || match[3] === undefined);
  }
  for (const match of text.matchAll(SECONDS)) take(match, Number(match[2]) * 1000, null, isAbout(match[1]));
  for (const match of text.matchAll(SHORT)) take(match, (Number(match[2]) * 60 + Number(match[3])) * 1000, null, isAbout(match[1]));
  return found.sort((a, b) => a.span.start - b.span.start);
}

const isAbout = (word: string | undefined) => word !== undefined && /around|about|roughly|near|approx|circa|~|just/i.test(word);

function minutesOf(word: string): number {
  if (/^half/i.test(word)) return 0.5;
  if (/^an?$/i.test(word)) return 1;
  const number = Number(word);
  if (Number.isFinite(number)) return number;
  const named = ORDINALS[word.toLowerCase()];
  return typeof named === 'number' ? named : 0;
}
