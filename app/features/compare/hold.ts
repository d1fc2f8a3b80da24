/** Longer than this it was a hold: what was heard before comes back. */
export const HOLD_MS = 250;

export type Hold = {
  /** A letter goes down. `hear` is called at once; `back` when it turns out to have been a hold. */
  press(hear: () => void, back: () => void): void;
  release(): void;
};

/**
 * A short press switches, a long one hears only while it lasts. Several presses at once end together, with what was
 * heard before the first.
 * @param now when the finger last moved, in milliseconds that only grow.
 */
export function createHold(now: () => number): Hold {
  let held: { back: () => void; since: number } | null = null;
  return {
    press(hear, back) {
      held ??= { back, since: now() };
      hear();
    },
    release() {
      const was = held;
      held = null;
      if (was && now() - was.since > HOLD_MS) was.back();
    },
  };
}
