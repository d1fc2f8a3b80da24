/** On globalThis: in development a module may be loaded twice, the clock may not. */
const holder = globalThis as typeof globalThis & { __talkbackClock?: { aheadMs: number } };
const state = () => (holder.__talkbackClock ??= { aheadMs: 0 });

/**
 * The server's clock decides. Doors read it once per request and hand it down; nothing below them asks
 * what time it is.
 */
export const clock = {
  now: (): Date => new Date(Date.now() + state().aheadMs),
  /** Moves it on by so many milliseconds, for tests that have to wait days; never back. */
  forward: (ms: number): void => void (state().aheadMs += Math.max(0, ms)),
};
