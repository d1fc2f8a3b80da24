/** State and position subscriptions of a transport, shared by the engines that implement it. */
import { idleState } from './transport.ts';
import type { Position, PositionListener, TransportState } from './transport.ts';

export type TransportStore = {
  readonly state: TransportState;
  /** Merges; tells listeners only when something differs. */
  patch(change: Partial<TransportState>): void;
  subscribe(listener: (state: TransportState) => void): () => void;
  subscribePosition(listener: PositionListener): () => void;
  /** Tells position listeners once, for a jump. */
  moved(): void;
  dispose(): void;
};

/** Whether two values say the same, looking one level deep: a duration or a loop is made anew at every look. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key as never], b[key as never]));
}

/** What of a change is news; the rest stays the object that it was. */
function newsOf(state: TransportState, change: Partial<TransportState>): Partial<TransportState> | null {
  const news = Object.entries(change).filter(([key, value]) => !same(value, state[key as keyof TransportState]));
  return news.length > 0 ? Object.fromEntries(news) : null;
}

/** Whoever can wait longer than a frame gets one when it is wanted, not every one until then. */
const FRAME_MS = 17;

/** @param read the live position, called once per animation frame that a listener needs while playing. */
export function createTransportStore(read: () => Position): TransportStore {
  let state = idleState;
  const listeners = new Set<(state: TransportState) => void>();
  const watchers = new Set<PositionListener>();
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  /** @returns in how many seconds somebody needs the next position. */
  const tell = (): number => {
    if (watchers.size === 0) return Infinity;
    const position = read();
    return Math.min(...[...watchers].map((watcher) => watcher(position) ?? 0));
  };
  const ask = (): void => {
    rest = undefined;
    frame = requestAnimationFrame(tick);
  };
  const halt = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(rest);
    frame = 0;
    rest = undefined;
  };
  const tick = (): void => {
    frame = 0;
    const pause = tell() * 1000;
    if (frame || rest || state.status !== 'playing' || watchers.size === 0) return;
    if (pause > FRAME_MS) rest = setTimeout(ask, pause);
    else ask();
  };
  /** Begins, or begins anew for somebody who may not want to wait. */
  const run = (): void => {
    if (frame || state.status !== 'playing' || watchers.size === 0) return;
    halt();
    ask();
  };

  return {
    get state() {
      return state;
    },
    patch(change) {
      const news = newsOf(state, change);
      if (!news) return;
      state = Object.freeze({ ...state, ...news });
      run();
      for (const listener of [...listeners]) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subscribePosition(listener) {
      watchers.add(listener);
      run();
      return () => void watchers.delete(listener);
    },
    moved: () => void tell(),
    dispose() {
      if (frame || rest) halt();
      listeners.clear();
      watchers.clear();
    },
  };
}
