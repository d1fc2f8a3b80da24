/** A place inside audio, in whole milliseconds from its first sample. */
export type Millis = number;

/** `m:ss.t`, as notes show it: 83_450 → "1:23.4". Cut, not rounded: a note never shows a later place. */
export function formatTimecode(ms: Millis): string {
  const tenths = Math.floor(Math.max(0, ms) / 100);
  const minutes = Math.floor(tenths / 600);
  const seconds = Math.floor(tenths / 10) % 60;
  return `${minutes}:${pad(seconds, 2)}.${tenths % 10}`;
}

/** `m:ss`, for how long something lasts: 12_400 → "0:12"; never "0:00". */
export function formatClock(ms: Millis): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${pad(seconds % 60, 2)}`;
}

/** `h:mm:ss.mmm`, as exports write it: 83_450 → "0:01:23.450". */
export function formatTimecodeExact(ms: Millis): string {
  const whole = Math.round(Math.max(0, ms));
  const seconds = Math.floor(whole / 1000);
  const clock = `${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  return `${Math.floor(seconds / 3600)}:${clock}.${pad(whole % 1000, 3)}`;
}

const TIMECODE = /^(?:(\d{1,3}):(?=\d{1,2}:))?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,3}))?$/;

/** Reads `m:ss`, `m:ss.t`, `h:mm:ss` and `h:mm:ss.mmm`; null when the text is no timecode. */
export function parseTimecode(text: string): Millis | null {
  const match = TIMECODE.exec(text.trim());
  if (!match) return null;
  const hours = Number(match[1] ?? 0);
  const minutes = Number(match[2]);
  const seconds = Number(match[3]);
  if (seconds > 59 || (match[1] !== undefined && minutes > 59)) return null;
  const fraction = Number((match[4] ?? '').padEnd(3, '0'));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction;
}

/** What somebody types as a place: a timecode, or plain seconds ("12"). */
export function parseTyped(text: string): Millis | null {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) * 1000 : parseTimecode(text);
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
