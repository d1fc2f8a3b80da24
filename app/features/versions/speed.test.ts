import { expect, it } from 'vitest';
import { speedometer } from './speed.ts';

it('tells the speed of the last seconds, once there is enough to tell', () => {
  const speed = speedometer();
  speed.seen(0, 0);
  speed.seen(500, 500);
  expect(speed.rate()).toBeNull();
  speed.seen(1000, 1000);
  expect(speed.rate()).toBe(1000);
  for (let s = 2; s <= 30; s += 1) speed.seen(1000 + s * 4000, s * 1000);
  expect(speed.rate()).toBeCloseTo(4000);
});

it('begins anew after a pause, and when an upload goes back to what the server has', () => {
  const speed = speedometer();
  speed.seen(0, 0);
  speed.seen(9000, 2000);
  speed.seen(4000, 3000);
  expect(speed.rate()).toBeNull();
  speed.seen(5000, 4000);
  expect(speed.rate()).toBe(1000);
  speed.reset();
  expect(speed.rate()).toBeNull();
});
