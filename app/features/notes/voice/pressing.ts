/** Longer than this it was a hold: letting go ends it. */
export const HOLD_MS = 400;

export type Pressing = {
  /** The button goes down. @param at when the finger moved, in milliseconds that only grow. */
  press(at: number): void;
  release(at: number): void;
};

/** A press that lasts works while it lasts; a short one works until the next, for who cannot hold. */
export function createPressing({ isOn, start, stop }: { isOn: () => boolean; start: () => void; stop: () => void }): Pressing {
  let since: number | null = null;
  return {
    press(at) {
      if (isOn()) return stop();
      since = at;
      start();
    },
    release(at) {
      const held = since !== null && at - since > HOLD_MS;
      since = null;
      if (held && isOn()) stop();
    },
  };
}
