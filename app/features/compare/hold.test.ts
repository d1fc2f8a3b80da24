import { describe, expect, it } from 'vitest';
import { createHold } from './hold.ts';

function bench() {
  let clock = 0;
  let heard = 'A';
  const hold = createHold(() => clock);
  return {
    wait: (ms: number) => void (clock += ms),
    heard: () => heard,
    press: (letter: string) => {
      const before = heard;
      hold.press(
        () => void (heard = letter),
        () => void (heard = before),
      );
    },
    release: hold.release,
  };
}

describe('hold to hear', () => {
  it('a tap switches at once and stays', () => {
    const { press, release, wait, heard } = bench();
    press('B');
    expect(heard()).toBe('B');
    wait(250);
    release();
    expect(heard()).toBe('B');
  });

  it('a hold goes back to what was heard', () => {
    const { press, release, wait, heard } = bench();
    press('B');
    wait(251);
    release();
    expect(heard()).toBe('A');
  });

  it('a second letter while the first is held ends where the first began', () => {
    const { press, release, wait, heard } = bench();
    press('B');
    wait(200);
    press('C');
    wait(200);
    expect(heard()).toBe('C');
    release();
    expect(heard()).toBe('A');
    release();
    expect(heard()).toBe('A');
  });
});
