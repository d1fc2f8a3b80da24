import type WaveSurfer from 'wavesurfer.js';
import { WIDEST } from './geometry.ts';
import type { Zoom } from './types.ts';

export type ZoomerOptions = {
  surfer: WaveSurfer;
  /** Seconds of the shown version. */
  duration: () => number;
  /** Closest zoom the version allows, CSS pixels per second. */
  finest: () => number;
  scrollTo: (left: number) => void;
  after: () => void;
};

export type Zoomer = {
  pxPerSecond(): number;
  state(): Zoom;
  zoomed(): boolean;
  /** Zoom to a scale, keeping a moment (seconds) where it is on the screen. */
  to(pxPerSecond: number, around: number): void;
  /** The same by a factor, gathered to one step a frame: wheels and fingers report faster than that. */
  soon(factor: number, around: number): void;
  dispose(): void;
};

export function createZoomer({ surfer, duration, finest, scrollTo, after }: ZoomerOptions): Zoomer {
  let queued: { factor: number; around: number; frame: number } | null = null;
  const pxPerSecond = (): number => (surfer.getWrapper().clientWidth || 1) / duration();
  const state = (): Zoom => {
    const min = surfer.getWidth() / duration();
    return { pxPerSecond: pxPerSecond(), min, max: Math.max(min, Math.min(finest(), WIDEST / duration())) };
  };
  const to = (wanted: number, around: number): void => {
    if (!surfer.getDecodedData()) return;
    const { min, max } = state();
    const next = Math.min(max, Math.max(min, wanted));
    const offset = around * pxPerSecond() - surfer.getScroll();
    surfer.zoom(next <= min * 1.001 ? 0 : next);
    scrollTo(around * pxPerSecond() - offset);
    // The browser would tell of the scroll a frame late, and that frame would show an empty place.
    surfer.getWrapper().parentElement?.dispatchEvent(new Event('scroll'));
    after();
  };
  return {
    pxPerSecond,
    state,
    zoomed: () => surfer.getWrapper().clientWidth > surfer.getWidth() + 1,
    to,
    soon(factor, around) {
      if (queued) {
        queued.factor *= factor;
        return;
      }
      const frame = requestAnimationFrame(() => {
        const step = queued;
        queued = null;
        if (step) to(pxPerSecond() * step.factor, step.around);
      });
      queued = { factor, around, frame };
    },
    dispose() {
      if (queued) cancelAnimationFrame(queued.frame);
      queued = null;
    },
  };
}
