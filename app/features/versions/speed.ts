export type Speed = {
  /** Tells how many bytes have gone by now. */
  seen: (bytes: number, atMs: number) => void;
  /** Bytes a second over the last seconds; null before there is enough to tell. */
  rate: () => number | null;
  /** After a pause: what was before says nothing about what comes. */
  reset: () => void;
};

const WINDOW_MS = 8000;
const ENOUGH_MS = 1000;

/** How fast something goes, over a sliding window, so that one stutter does not shake the figure. */
export function speedometer(): Speed {
  let marks: { bytes: number; at: number }[] = [];
  return {
    seen(bytes, at) {
      const last = marks.at(-1);
      if (last && bytes < last.bytes) marks = [];
      marks.push({ bytes, at });
      while (marks.length > 2 && (marks[1]?.at ?? at) < at - WINDOW_MS) marks.shift();
    },
    rate() {
      const [first, last] = [marks[0], marks.at(-1)];
      if (!first || !last || last.at - first.at < ENOUGH_MS) return null;
      return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
    },
    reset() {
      marks = [];
    },
  };
}
