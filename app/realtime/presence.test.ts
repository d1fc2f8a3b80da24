import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ANA, idOf } from '#tests/realtime/views.ts';
import { createHere, heardFrom, type Here, positionNow } from './presence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('telling where one listens', () => {
  const at = (position: number): Here => ({ versionId: idOf(21), position, playing: true });

  test('at most once a second, the latest word last', () => {
    const sent: Here[] = [];
    const here = createHere((one) => sent.push(one));
    for (let ms = 0; ms < 3000; ms += 100) {
      here.set(at(ms + 0.4));
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(1000);
    expect(sent.length).toBeLessThanOrEqual(4);
    expect(sent.at(-1)).toEqual(at(2900));
  });

  test('says it again after the line was down; stopped, it is silent', () => {
    const sent: Here[] = [];
    const here = createHere((one) => sent.push(one));
    here.repeat();
    here.set(at(5));
    vi.advanceTimersByTime(1000);
    here.repeat();
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(2);
    here.set(at(6));
    here.stop();
    vi.advanceTimersByTime(5000);
    expect(sent).toHaveLength(2);
  });
});

describe('where somebody is', () => {
  const listener = { person: ANA, versionId: idOf(21), position: 1000, playing: true };

  test('goes on while they play, and a repeated word does not set them back', () => {
    const first = heardFrom([], [listener], 5000);
    const again = heardFrom(first, [{ ...listener }], 8000);
    expect(positionNow(again[0]!, 9000)).toBe(5000);
    const moved = heardFrom(again, [{ ...listener, position: 30_000, playing: false }], 10_000);
    expect(positionNow(moved[0]!, 20_000)).toBe(30_000);
    expect(positionNow({ ...moved[0]!, position: null }, 20_000)).toBeNull();
  });
});
