import { isOpenAt, type TweakWindow } from '../policy/window.ts';
import type { Instant } from '../shared/instant.ts';
import type { RequestState } from '../policy/words.ts';

/** Work promised on the free window, as the meter counts it. */
export type FreeWork = { id: string; minutes: number; state: RequestState; receivedAt: Instant };

export type AddsUp = {
  /** The studio's limit for one window, minutes. */
  limit: number;
  /** Minutes promised in this window; 0 while none is open. */
  used: number;
  /** Minutes of `used` beyond the limit. */
  over: number;
  /** What mix time can be proposed for: work past the limit that nobody has begun. Null within the limit, or when all is begun. */
  rest: { requestIds: string[]; minutes: number } | null;
};

const BEGUN: readonly RequestState[] = ['in_progress', 'done', 'verified', 'reopened'];

/**
 * The "adds up" meter of one track: minutes promised inside its window against the studio's limit.
 * First come, first free: what was received later is the rest, whole requests only. Nothing is
 * blocked by it; the engineer may propose mix time for the rest.
 * @param work promised on basis `window`, in any order.
 */
export function addsUp(work: readonly FreeWork[], window: TweakWindow, limit: number): AddsUp {
  const inside = work.filter(({ receivedAt }) => isOpenAt(window, receivedAt)).sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
  let used = 0;
  const rest: FreeWork[] = [];
  for (const one of inside) {
    used += one.minutes;
    if (used > limit && !BEGUN.includes(one.state)) rest.push(one);
  }
  return {
    limit,
    used,
    over: Math.max(0, used - limit),
    rest: rest.length ? { requestIds: rest.map(({ id }) => id), minutes: rest.reduce((sum, { minutes }) => sum + minutes, 0) } : null,
  };
}
