import { expect, it } from 'vitest';
import { createPressing, HOLD_MS } from './pressing.ts';

function button() {
  let on = false;
  const pressing = createPressing({ isOn: () => on, start: () => void (on = true), stop: () => void (on = false) });
  return { ...pressing, isOn: () => on };
}

it('works as long as it is held', () => {
  const { press, release, isOn } = button();
  press(1000);
  expect(isOn()).toBe(true);
  release(1001 + HOLD_MS);
  expect(isOn()).toBe(false);
});

it('works from one short press to the next', () => {
  const { press, release, isOn } = button();
  press(0);
  release(80);
  expect(isOn()).toBe(true);
  press(9000);
  expect(isOn()).toBe(false);
  release(9900);
  expect(isOn(), 'letting go of the press that ended it begins nothing').toBe(false);
});
