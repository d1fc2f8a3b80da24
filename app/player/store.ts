/** State and position subscriptions of a transport, shared by the engines that implement it. */
import { idleState } from './transport.ts';
import type { Position, TransportState } from './transport.ts';

export type TransportStore = {
  readonly state: TransportState;
  /** Merges; tells listeners only when something differs. */
  patch(change: Partial<TransportState>): void;
  subscribe(listener: (state: TransportState) => void): () => void;
  subscribePosition(listener: (position: Position) => void): () => void;
  /** Tells position listeners once, for a jump. */
  moved(): void;
  dispose(): void;
};

const samePosition = (a: Position, b: Position): boolean => a.samples === b.samples && a.versionId === b.versionId;

function differs(state: TransportState, change: Partial<TransportState>): boolean {
  for (const key of Object.keys(change) as (keyof TransportState)[]) {
    if (key === 'position') {
      if (change.position && !samePosition(change.position, state.position)) return true;
    } else if (!Object.is(change[key], state[key])) return true;
  }
  return false;
}

/** @param read the live position, called once per animation frame while playing and listened to. */
export function createTransportStore(read: () => Position): TransportStore {
  let state = idleState;
  const listeners = new Set<(state: TransportState) => void>();
  const watchers = new Set<(position: Position) => void>();
  let frame = 0;

  const tell = (): void => {
    if (watchers.size === 0) return;
    const position = read();
    for (const watcher of [...watchers]) watcher(position);
  };
  const tick = (): void => {
    frame = state.status === 'playing' && watchers.size > 0 ? requestAnimationFrame(tick) : 0;
    tell();
  };
  const run = (): void => {
    if (!frame && state.status === 'playing' && watchers.size > 0) frame = requestAnimationFrame(tick);
  };

  return {
    get state() {
      return state;
    },
    patch(change) {
      if (!differs(state, change)) return;
      state = Object.freeze({ ...state, ...change });
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
    moved: tell,
    dispose() {
      if (frame) cancelAnimationFrame(frame);
      frame = 0;
      listeners.clear();
      watchers.clear();
    },
  };
}
