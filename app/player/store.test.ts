import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTransportStore, type TransportStore } from './store.ts';
import { idleState } from './transport.ts';

// why: frames are the browser's; here they are counted and stepped by hand.
let frames: (() => void)[] = [];
let store: TransportStore;
const nextFrame = (): void => frames.splice(0).forEach((frame) => frame());

beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
  store = createTransportStore(() => idleState.position);
});
afterEach(() => {
  store.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells nobody of what says the same, also where the object is another', () => {
  const told = vi.fn();
  store.patch({ duration: { samples: 48_000, seconds: 1 }, loop: { start: 1, end: 2 } });
  store.subscribe(told);
  store.patch({ duration: { samples: 48_000, seconds: 1 }, loop: { start: 1, end: 2 } });
  expect(told).not.toHaveBeenCalled();
  store.patch({ loop: { start: 1, end: 3 } });
  store.patch({ loop: null });
  expect(told).toHaveBeenCalledTimes(2);
});

it('calls every frame for who says nothing, and only while it plays', () => {
  const followed = vi.fn();
  store.subscribePosition(followed);
  expect(frames).toHaveLength(0);
  store.patch({ status: 'playing' });
  nextFrame();
  nextFrame();
  expect(followed).toHaveBeenCalledTimes(2);
  store.patch({ status: 'paused' });
  nextFrame();
  nextFrame();
  expect(followed.mock.calls.length).toBeLessThanOrEqual(3);
  expect(frames).toHaveLength(0);
});

it('asks for no frame before somebody needs it', () => {
  const slow = vi.fn(() => 0.1);
  const slower = vi.fn(() => 0.5);
  store.subscribePosition(slow);
  store.subscribePosition(slower);
  store.patch({ status: 'playing' });
  nextFrame();
  expect(frames).toHaveLength(0);
  vi.advanceTimersByTime(99);
  expect(frames).toHaveLength(0);
  vi.advanceTimersByTime(1);
  nextFrame();
  expect(slow).toHaveBeenCalledTimes(2);
  expect(slower).toHaveBeenCalledTimes(2);
});

it('goes back to every frame when somebody comes who needs them', () => {
  store.subscribePosition(() => 10);
  store.patch({ status: 'playing' });
  nextFrame();
  const eager = vi.fn();
  store.subscribePosition(eager);
  nextFrame();
  nextFrame();
  expect(eager).toHaveBeenCalledTimes(2);
});

it('says a jump at once', () => {
  const followed = vi.fn(() => 10);
  store.subscribePosition(followed);
  store.moved();
  expect(followed).toHaveBeenCalledTimes(1);
});
