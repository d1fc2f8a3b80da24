import type { NoteView } from '#app/contracts/views.ts';
import { formatDate, formatDayTime } from '#app/domain/shared/day.ts';

/** Above this much between writing and arrival a note was written without a line. */
const LATE_MS = 60_000;

/** When a note came; and when it was written, where that was earlier. By the studio's clock. */
export function whenWords({ receivedAt, writtenAt }: NoteView, timeZone: string): string {
  const arrived = whenShort(receivedAt, timeZone);
  const late = Date.parse(receivedAt) - Date.parse(writtenAt) > LATE_MS;
  return late ? `Written ${whenShort(writtenAt, timeZone)}, arrived ${arrived}` : arrived;
}

/** "17 March, 23:59". */
export function whenShort(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  const time = formatDayTime(at, timeZone).split(', ').at(-1);
  return `${formatDate(at, timeZone)}, ${time}`;
}
