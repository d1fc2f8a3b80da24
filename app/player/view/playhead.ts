/** Draws what follows the playhead, whenever that can be seen to have moved. */
import type { Transport } from '../transport.ts';
import { isRunning } from '../heard.ts';

export type PlayheadOptions = {
  transport: Transport;
  /** The playhead in seconds of the shown version, live. */
  seconds: () => number;
  /** Draws it at its place. */
  draw: (seconds: number, playing: boolean) => void;
  /** The music began, or went on. */
  onStart: () => void;
};

export type Playhead = {
  /** CSS pixels a second of the closest view it is drawn in. */
  scale(pxPerSecond: number): void;
  /** Draws at once. */
  show(): void;
  dispose(): void;
};

/**
 * Seconds. A playhead that crosses a pixel in about this time moves with the tenths that are written beside it, in the
 * same frame; a slower one too, so that nothing falls behind in a song of hours.
 */
const TENTH = 0.1;
const NEARLY = 0.8;

/**
 * A song of three minutes moves its line eight pixels a second over a screen, and every move costs a layout: so most
 * frames draw nothing, and a key pressed between two of them is heard sooner.
 */
export function createPlayhead({ transport, seconds, draw, onStart }: PlayheadOptions): Playhead {
  let pxPerSecond = 0;
  let drawn = -1;
  const show = (at = seconds()): void => {
    drawn = at;
    draw(at, transport.state.status === 'playing');
  };
  const offPosition = transport.subscribePosition(() => {
    const at = seconds();
    // A line lies on whole device pixels.
    const scale = pxPerSecond * (devicePixelRatio || 1);
    if (Math.floor(at * scale) !== Math.floor(drawn * scale) || Math.abs(at - drawn) > TENTH) show(at);
    return scale * TENTH * NEARLY < 1 ? TENTH - (at % TENTH) : (1 - ((at * scale) % 1)) / scale;
  });
  let ran = isRunning(transport.state);
  const offState = transport.subscribe((state) => {
    show();
    if (isRunning(state) && !ran) onStart();
    ran = isRunning(state);
  });
  return {
    scale(next) {
      pxPerSecond = next;
    },
    show: () => show(),
    dispose() {
      offPosition();
      offState();
    },
  };
}
