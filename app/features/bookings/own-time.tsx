import { useEffect, useState } from 'react';
import { clockSpan } from '#app/domain/booking/slot-days.ts';
import { formatDay, formatDayTime } from '#app/domain/shared/day.ts';

/** The zone of the reader's device where its clock shows another time at that moment than the studio's; null till the page is awake. */
export function useOwnZone(at: number, timeZone: string): string | null {
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    setZone(own && formatDayTime(at, own) !== formatDayTime(at, timeZone) ? own : null);
  }, [at, timeZone]);
  return zone;
}

/** "New_York" of "America/New_York", as people write it. */
export const zoneCity = (zone: string): string => (zone.split('/').at(-1) as string).replaceAll('_', ' ');

/** The same time by the reader's own clock, where it differs from the studio's. */
export function OwnTime({ from, to, timeZone, className }: { from: string; to: string; timeZone: string; className?: string }) {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const zone = useOwnZone(start, timeZone);
  if (!zone) return null;
  const otherDay = formatDay(start, zone) !== formatDay(start, timeZone);
  return <span className={className}>{`${otherDay ? `${formatDay(start, zone)}, ` : ''}${clockSpan(start, end, zone)} by your clock (${zoneCity(zone)})`}</span>;
}
