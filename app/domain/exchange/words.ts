import { formatTimecodeExact } from '../shared/timecode.ts';
import type { Sheet, SheetItem } from './sheet.ts';

/** "0:01:23.450", or "0:01:23.450 to 0:01:25.000". */
export const placeWords = ({ at, until }: Pick<SheetItem, 'at' | 'until'>): string =>
  until === null ? formatTimecodeExact(at) : `${formatTimecodeExact(at)} to ${formatTimecodeExact(until)}`;

/** "40 min", "1 h 20 min". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export const minutesOf = (items: readonly SheetItem[]): number => items.reduce((sum, { minutes }) => sum + minutes, 0);

/** What was measured of a version; nothing where it was not. */
export function loudnessWords({ integratedLufs, truePeakDb }: Sheet['version']): string[] {
  const figure = (value: number | null, unit: string): string[] => (value === null ? [] : [`${value < 0 ? '\u2212' : ''}${Math.abs(value).toFixed(1)} ${unit}`]);
  return [...figure(integratedLufs, 'LUFS'), ...figure(truePeakDb, 'dBTP')];
}
