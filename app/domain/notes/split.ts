import type { Millis } from '../shared/timecode.ts';
import type { NoteReading } from './reading.ts';
import { timesIn } from './times.ts';

/** What only joins two wishes and goes when they part. */
const JOINT = /(?:[\s,;–—-]|\b(?:and|then|also|plus|but)\b)+$/i;
const LEADING = /^(?:[\s,;–—-]|\b(?:and|then|also|plus|but)\b)+/i;
const BULLET = /^\s*(?:\d{1,2}[.)]|[-*•])\s+/;

/**
 * A note cut where its wishes part, each a note by itself; all it says stays, only "and" and commas between
 * them go. One part where it asks for one thing, or for several parts in one breath ("kick and snare up").
 */
export function splitNote(body: string, { requests }: Pick<NoteReading, 'requests'>): string[] {
  const starts = [...new Set(requests.map(({ span }) => span.start))].sort((a, b) => a - b);
  if (starts.length < 2) return [body.trim()];
  const parts = starts.map((start, i) => body.slice(i === 0 ? 0 : start, starts[i + 1] ?? body.length));
  return parts.map((part, i) => capital(trimmed(part, i < parts.length - 1))).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** Where a part stands by its own words: the one time that it says, within the version; null where it says none, or several. */
export function placeSaid(part: string, durationMs: Millis | null): { at: Millis; until: Millis | null } | null {
  const [time, another] = timesIn(part);
  if (!time || another || (durationMs !== null && (time.until ?? time.at) > durationMs)) return null;
  return { at: time.at, until: time.until };
}

function trimmed(part: string, followed: boolean): string {
  const text = part.trim().replace(BULLET, '').replace(LEADING, '');
  return (followed ? text.replace(BULLET_END, '').replace(JOINT, '') : text).trim();
}

/** The next one's number, where a list was cut. */
const BULLET_END = /\s*(?:\b\d{1,2}[.)]|[-*•])\s*$/;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
