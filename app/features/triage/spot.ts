/** What is looped and shown around a moment or a range, in milliseconds of the version heard. */

const LOOP_BEFORE = 2000;
const LOOP_AFTER = 4000;
const VIEW_AROUND = 4000;

type Stretch = { from: number; to: number };

/** A range is looped as it is; a moment with the music around it. */
export function loopAround(at: number, until: number | null): Stretch {
  return until === null ? { from: Math.max(0, at - LOOP_BEFORE), to: at + LOOP_AFTER } : { from: Math.max(0, at), to: until };
}

export const viewAround = (at: number, until: number | null): Stretch => ({ from: Math.max(0, at - VIEW_AROUND), to: (until ?? at) + VIEW_AROUND });
