/** What to fetch next, from all that could be fetched. Pure. */
import type { Stream, StreamChoice } from '../../transport.ts';

export type FeedState = {
  slot: number;
  audible: boolean;
  /** Seconds that are there or on their way without a hole from the playhead on; Infinity when nothing is missing. */
  ahead: number;
  /** Seconds that are there without a hole from the playhead on; Infinity when nothing is missing. */
  there: number;
  /** Seconds that may be ahead; there is no room for more. */
  most: number;
  /** Requests on their way for it. */
  fetching: number;
  /** Bytes a second of its lossless stream. */
  lossless: number;
  hasLow: boolean;
};

export type Line = {
  /** Bytes a second, null while nothing was measured. */
  rate: number | null;
  choice: StreamChoice;
};

export type Job = { slot: number; /** How much of it to ask for. */ seconds: number };

/**
 * In this order: what sounds gets a start, then everything that may be switched to at the same place, then all grow. The
 * first requests are short, for an early first sound; later ones long, for few of them.
 */
const STEPS = [
  { audible: true, until: 3 },
  { audible: false, until: 2.5 },
  { audible: true, until: 10 },
  { audible: false, until: 8 },
  { audible: true, until: 30 },
  { audible: false, until: 30 },
] as const;

/** While what sounds has less than this and waits for more, line and decoders are its own. */
const HUNGRY = 1.5;
const isHungry = ({ audible, there, fetching }: FeedState): boolean => audible && there < HUNGRY && fetching > 0;
const AT_ONCE = 3;
const AT_ONCE_EACH = 2;
/** What is short of data is heard as it comes: so much at least, to go on until a busy server answers the next request. */
export const SHORT = 1;
const LONG = 2.8;

/** @returns the most useful request, null when there is none or enough are on their way. */
export function nextJob(feeds: readonly FeedState[]): Job | null {
  const fetching = feeds.reduce((sum, feed) => sum + feed.fetching, 0);
  if (fetching >= AT_ONCE) return null;
  // The first piece of what shall sound shares the line with nothing.
  if (feeds.some((feed) => feed.audible && feed.there === 0 && feed.fetching > 0)) return null;
  const hungry = feeds.some(isHungry);
  for (const step of STEPS) {
    if (hungry && !step.audible) return null;
    const candidates = feeds.filter((feed) => feed.audible === step.audible);
    const hungriest = candidates.reduce<FeedState | null>((least, feed) => (feed.ahead < (least?.ahead ?? Math.min(step.until, feed.most)) ? feed : least), null);
    if (!hungriest) continue;
    // While what sounds is short of data the line is its own.
    if (hungriest.fetching >= AT_ONCE_EACH) return null;
    return { slot: hungriest.slot, seconds: Math.min(LONG, hungriest.most / 4, Math.max(SHORT, hungriest.ahead)) };
  }
  return null;
}

/** Which versions shall give up what is on its way, since what sounds needs the line. */
export const yielding = (feeds: readonly FeedState[]): number[] =>
  feeds.some((feed) => isHungry(feed) || (feed.audible && feed.ahead < HUNGRY)) ? feeds.flatMap(({ audible, fetching, slot }) => (!audible && fetching > 0 ? [slot] : [])) : [];

/** How much faster than the sound a line must be: for what is heard, and, since that has the line first, for all together. */
const MARGIN = { heard: 1.25, all: 1 };
/** It must be so much faster before a stream that was given up is taken again. */
const RETURN = 1.2;
/** Bytes a second of the low stream. */
export const LOW_RATE = 20_000;

/**
 * Which stream each version takes. By hand what was chosen; else lossless for all where the line carries all, low for the
 * hidden ones where it does not, and low for the audible one where it does not even carry that.
 * @param before what each took until now; a change needs more than a moment's luck.
 */
export function chooseStreams(feeds: readonly FeedState[], { rate, choice }: Line, before: ReadonlyMap<number, Stream>): Map<number, Stream> {
  const of = (feed: FeedState, fits: boolean): Stream => (fits || !feed.hasLow ? 'lossless' : 'low');
  if (choice !== 'auto') return new Map(feeds.map((feed) => [feed.slot, of(feed, choice === 'lossless')]));
  if (rate === null) return new Map(feeds.map((feed) => [feed.slot, before.get(feed.slot) ?? 'lossless']));
  const sum = (of: readonly FeedState[]): number => of.reduce((bytes, feed) => bytes + feed.lossless, 0);
  const heard = feeds.filter(({ audible }) => audible);
  const all = sum(feeds) * MARGIN.all;
  const one = Math.min(all, Math.max(sum(heard) * MARGIN.heard, sum(heard) + (feeds.length - heard.length) * LOW_RATE));
  const carries = (bytes: number, feed: FeedState): boolean => rate >= bytes * (before.get(feed.slot) === 'low' ? RETURN : 1);
  return new Map(feeds.map((feed) => [feed.slot, of(feed, carries(feed.audible ? one : all, feed))]));
}
