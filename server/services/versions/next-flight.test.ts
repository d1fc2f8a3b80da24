import { describe, expect, it } from 'vitest';
import { nextFlight } from './next-flight.ts';

function airport() {
  const flights: { key: string; land: (value: string) => void; crash: (error: Error) => void }[] = [];
  const ask = nextFlight((...key: string[]) => new Promise<string>((land, crash) => flights.push({ key: key.join('/'), land, crash })));
  return { flights, ask };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('nextFlight', () => {
  it('never answers with a flight that left before the question', async () => {
    const { flights, ask } = airport();
    const first = ask('a');
    const [second, third] = [ask('a'), ask('a')];
    expect(flights).toHaveLength(1);
    flights[0]?.land('may');
    expect(await first).toBe('may');
    await settle();
    expect(flights).toHaveLength(2);
    flights[1]?.land('may not');
    expect(await Promise.all([second, third])).toEqual(['may not', 'may not']);
  });

  it('lets different questions fly beside each other', async () => {
    const { flights, ask } = airport();
    const both = [ask('a', 'x'), ask('b', 'x')];
    expect(flights.map(({ key }) => key)).toEqual(['a/x', 'b/x']);
    flights.forEach(({ key, land }) => land(key));
    expect(await Promise.all(both)).toEqual(['a/x', 'b/x']);
  });

  it('starts anew after it was idle, and after a crash', async () => {
    const { flights, ask } = airport();
    const lost = ask('a');
    const waiting = ask('a');
    flights[0]?.crash(new Error('fog'));
    await expect(lost).rejects.toThrow('fog');
    await settle();
    flights[1]?.land('fine');
    expect(await waiting).toBe('fine');
    await settle();
    const later = ask('a');
    flights[2]?.land('again');
    expect(await later).toBe('again');
    expect(flights).toHaveLength(3);
  });
});
