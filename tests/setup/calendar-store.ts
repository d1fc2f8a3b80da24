import ICAL from 'ical.js';

export type Shown = { uid: string; sequence: number; summary: string; start: Date; end: Date; location: string | null; status: string | null };

/**
 * A calendar program as RFC 5546 (2.1.5) has it, on a parser that is not ours: events are kept by
 * UID; what comes with a lower SEQUENCE, or the same and an older DTSTAMP, is left aside.
 */
export function calendarStore() {
  const events = new Map<string, { component: ICAL.Component; sequence: number; stamp: number; gone: boolean }>();

  /** Takes in a file, as a mail brings it or an import does. @returns how many events were entered or changed. */
  function take(file: string): number {
    const calendar = parsed(file);
    const method = calendar.getFirstPropertyValue('method');
    let taken = 0;
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const { uid, sequence } = new ICAL.Event(component);
      const stamp = (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toUnixTime();
      const known = events.get(uid);
      if (known && (sequence < known.sequence || (sequence === known.sequence && stamp <= known.stamp))) continue;
      events.set(uid, { component, sequence, stamp, gone: method === 'CANCEL' });
      taken += 1;
    }
    return taken;
  }

  /** What the program shows, by start. */
  const shown = (): Shown[] =>
    [...events.values()]
      .filter(({ gone }) => !gone)
      .map(({ component, sequence }) => {
        const { uid, summary, startDate, endDate, location } = new ICAL.Event(component);
        const status = component.getFirstPropertyValue('status') as string | null;
        return { uid, sequence, summary, start: startDate.toJSDate(), end: endDate.toJSDate(), location: location || null, status };
      })
      .sort((a, b) => a.start.getTime() - b.start.getTime());

  return { take, shown };
}

/** The calendar in a file. @throws where the file breaks RFC 5545's rules for lines or its grammar. */
export function parsed(file: string): ICAL.Component {
  for (const line of file.replace(/\r\n$/, '').split('\r\n')) {
    if (/[\r\n]/.test(line)) throw new Error(`a line ends otherwise than by CRLF: ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`a line is longer than 75 octets: ${line}`);
  }
  return new ICAL.Component(ICAL.parse(file) as unknown[]);
}
