/** One version in the mixer. */
import type { Mix } from './protocol.ts';
import type { Range, Ring } from './ring.ts';

export type MixerSlot = {
  /** Counted from the version's first frame, so that moving a version needs no new data. */
  ring: Ring;
  /** The beginning of a loop, counted likewise. */
  head: Ring;
  /** On the song's clock. */
  extent: Range;
  /** What it is multiplied by now, and where a switch leads. */
  factor: number;
  from: number;
  to: number;
};

export const factorOf = (mix: Mix, index: number): number => mix.factors.find(([slot]) => slot === index)?.[1] ?? 0;

export function holding(ring: Ring, frame: number): boolean {
  const { start, end } = ring.range();
  return frame >= start && frame < end;
}

/** Frames of the song from `song` on that a version has without a hole; where it has ended there is silence enough. */
export function thereOf({ ring, head, extent }: MixerSlot, song: number): number {
  const length = extent.end - extent.start;
  const own = song - extent.start;
  if (own >= length) return Infinity;
  let to = Math.max(0, own);
  for (let turn = 0; turn < 2; turn += 1) {
    if (holding(ring, to)) to = ring.range().end;
    if (holding(head, to)) to = head.range().end;
  }
  return to >= length ? Infinity : to - own;
}

/** Whether a version has so many frames from `song` on up to `stop`, and on from a loop's start where one turns there. */
export function lasts(slot: MixerSlot, { song, frames, stop, loop }: { song: number; frames: number; stop: number; loop: Range | null }): boolean {
  if (thereOf(slot, song) < Math.min(frames, stop - song)) return false;
  const after = loop ? Math.min(song + frames - stop, stop - loop.start) : 0;
  return after <= 0 || thereOf(slot, loop?.start ?? 0) >= after;
}
