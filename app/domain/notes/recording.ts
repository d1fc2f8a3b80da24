import { formatClock } from '../shared/timecode.ts';

/** The longest voice note. */
export const RECORDING_MAX_MS = 60_000;
/** What a recorder may send at most. */
export const RECORDING_MAX_BYTES = 1_500_000;

/** A note that is said: without words beside it, or with them. Absent where nothing was recorded. */
export type Spoken = 'alone' | 'beside';

/** How a voice and words stand together. */
export const spokenOf = (body: string, recorded: boolean): Spoken | undefined => (recorded ? (body.trim() === '' ? 'alone' : 'beside') : undefined);

/** "Voice note, 0:12". */
export const recordingWords = (durationMs: number): string => `Voice note, ${formatClock(durationMs)}`;

/** What a note says, where only words can stand: a voice is named with its length. */
export function noteWords(body: string, recordingMs: number | null | undefined): string {
  if (recordingMs == null) return body;
  const voice = recordingWords(recordingMs);
  return body === '' ? voice : `${body} (${voice.charAt(0).toLowerCase()}${voice.slice(1)})`;
}
