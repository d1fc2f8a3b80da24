import { expect, it } from 'vitest';
import { createLineMeter } from './line.ts';

it('measures while something comes, and not while nothing is asked for', () => {
  let now = 0;
  const meter = createLineMeter(() => now);
  const load = (bytes: number, seconds: number): void => {
    meter.begin();
    now += seconds;
    meter.came(bytes);
    meter.end();
  };
  load(100_000, 0.1);
  expect(meter.rate, 'too little to say').toBeNull();
  now += 60;
  load(400_000, 0.4);
  expect(meter.rate).toBeCloseTo(1_000_000, -2);
  for (let i = 0; i < 100; i += 1) load(10_000, 0.1);
  expect(meter.rate, 'forgets what was').toBeLessThan(150_000);
});

it('counts answers that come side by side as one line', () => {
  let now = 0;
  const meter = createLineMeter(() => now);
  meter.begin();
  meter.begin();
  now += 1;
  meter.came(300_000);
  meter.came(300_000);
  meter.end();
  meter.end();
  expect(meter.rate).toBeCloseTo(600_000, -2);
});
