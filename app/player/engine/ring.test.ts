import { expect, it } from 'vitest';
import { Ring, ringBytes } from './ring.ts';

const frames = (from: number, count: number): Float32Array => Float32Array.from({ length: count }, (_, i) => from + i);
const made = (capacity: number): Ring => new Ring(new SharedArrayBuffer(ringBytes(capacity)));
const read = (ring: Ring): number[] => {
  const { start, end } = ring.range();
  return Array.from({ length: end - start }, (_, i) => ring.left[(start + i) % ring.capacity] as number);
};

it('holds what came last, and lets the oldest go', () => {
  const ring = made(100);
  ring.append(frames(0, 60), frames(0, 60));
  ring.append(frames(60, 60), frames(60, 60));
  expect(ring.range()).toEqual({ start: 20, end: 120 });
  expect(read(ring)).toEqual([...frames(20, 100)]);
});

it('is one memory for whoever looks at it', () => {
  const ring = made(16);
  const other = new Ring(ring.memory);
  ring.reset(1000);
  ring.append(frames(1000, 5), frames(1000, 5));
  expect(other.range()).toEqual({ start: 1000, end: 1005 });
  expect(read(other)).toEqual([1000, 1001, 1002, 1003, 1004]);
});

it('passes over from what stood there before to what comes instead', () => {
  const ring = made(100);
  ring.append(new Float32Array(50), new Float32Array(50));
  ring.truncate(20);
  expect(ring.range()).toEqual({ start: 0, end: 20 });
  ring.append(new Float32Array(30).fill(1), new Float32Array(30).fill(1), 3);
  expect(read(ring).slice(18, 26)).toEqual([0, 0, 0.25, 0.5, 0.75, 1, 1, 1]);
});
