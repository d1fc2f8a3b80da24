import type WaveSurfer from 'wavesurfer.js';

export type FollowerOptions = {
  surfer: WaveSurfer;
  /** The playhead in seconds of the shown version. */
  seconds: () => number;
  pxPerSecond: () => number;
  /** Whether there is anything to scroll; answered without asking the document. */
  zoomed: () => boolean;
  follow: boolean;
  onFollow?: ((follow: boolean) => void) | undefined;
};

export type Follower = {
  /** Scroll on the view's behalf; following goes on. */
  scrollTo(left: number): void;
  /** Scroll on the person's behalf; following stops until play or a jump. */
  scrollByHand(left: number): void;
  /** To call at every scroll event: one that is not ours was the person's. */
  scrolled(): void;
  /** To call at every position: keeps the playhead in view. */
  frame(playing: boolean): void;
  resume(): void;
  set(follow: boolean): void;
};

/** Pixels; above what the fastest zoom moves in a frame. */
const EASE_FROM = 60;

/** Keeps the playhead in the middle while playing; turns pages instead where motion is unwanted. */
export function createFollower({ surfer, seconds, pxPerSecond, zoomed, follow, onFollow }: FollowerOptions): Follower {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let enabled = follow;
  let following = follow;
  let expected = 0;
  let before = 0;
  let span = 0;

  const say = (next: boolean): void => {
    if (next === following) return;
    following = next;
    onFollow?.(next);
  };
  const scrollTo = (left: number): void => {
    surfer.setScroll(left);
    expected = surfer.getScroll();
    span = surfer.getWrapper().clientWidth;
  };

  const show = (): void => {
    const x = seconds() * pxPerSecond();
    const left = surfer.getScroll();
    const view = surfer.getWidth();
    if (x < left || x > left + view) scrollTo(x - view * (still ? 0.05 : 0.25));
  };

  return {
    scrollTo,
    scrollByHand(left) {
      scrollTo(left);
      say(false);
    },
    scrolled() {
      const now = surfer.getScroll();
      // A change of width moves the scroll by itself.
      if (Math.abs(now - expected) > 2 && span === surfer.getWrapper().clientWidth) say(false);
      expected = now;
      span = surfer.getWrapper().clientWidth;
    },
    frame(playing) {
      const at = seconds();
      const jumped = at < before || at - before > 0.5;
      before = at;
      if (jumped && enabled) say(true);
      if (!following || !zoomed()) return;
      show();
      if (!playing || still) return;
      const left = surfer.getScroll();
      const behind = at * pxPerSecond() - surfer.getWidth() / 2 - left;
      // Catch up gently after a start right of the middle.
      if (behind > 0) scrollTo(left + (behind > EASE_FROM ? behind * 0.2 : behind));
    },
    resume() {
      if (enabled) say(true);
    },
    set(next) {
      enabled = next;
      say(next);
      if (next) show();
    },
  };
}
