/** Pointer, wheel and touch on the waveform, turned into what they mean. */

export type GestureHandlers = {
  /** Seconds under a screen x, clamped into the song. */
  secondsAt(clientX: number): number;
  /** Whether the content is wider than the view, so that a finger scrolls it. */
  scrollable(): boolean;
  press(seconds: number): void;
  /** While a range is drawn, and once more with `done`. */
  select(from: number, to: number, done: boolean): void;
  cancelSelect(): void;
  zoom(factor: number, around: number): void;
  hover(seconds: number | null): void;
};

const SLOP = 4;
const HOLD_MS = 350;

type Press = { id: number; x: number; y: number; from: number; touch: boolean; drawing: boolean };

/**
 * A click presses, a drag draws a range, ctrl or command with the wheel and two fingers zoom. A finger on a zoomed
 * waveform scrolls it, and draws after a hold.
 */
export function attachGestures(target: HTMLElement, handlers: GestureHandlers, signal: AbortSignal): void {
  let press: Press | null = null;
  let hold: ReturnType<typeof setTimeout> | undefined;
  let pinch: { spread: number } | null = null;

  const release = (): void => {
    clearTimeout(hold);
    press = null;
  };
  const drop = (): void => {
    if (press?.drawing) handlers.cancelSelect();
    release();
  };
  const capture = (id: number): void => {
    try {
      target.setPointerCapture(id);
    } catch {
      // The pointer is gone already.
    }
  };

  const down = (event: PointerEvent): void => {
    if (!event.isPrimary) return drop();
    if (event.button !== 0) return;
    const touch = event.pointerType === 'touch';
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, from: handlers.secondsAt(event.clientX), touch, drawing: false };
    if (touch && handlers.scrollable()) {
      hold = setTimeout(() => {
        if (!press) return;
        press.drawing = true;
        handlers.select(press.from, press.from, false);
      }, HOLD_MS);
    }
  };
  const move = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') handlers.hover(handlers.secondsAt(event.clientX));
    if (!press || event.pointerId !== press.id) return;
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLOP * (press.touch ? 2 : 1);
    if (!press.drawing && far) {
      if (press.touch && handlers.scrollable()) return release();
      press.drawing = true;
      capture(press.id);
    }
    if (press.drawing) handlers.select(press.from, handlers.secondsAt(event.clientX), false);
  };
  const up = (event: PointerEvent): void => {
    if (!press || event.pointerId !== press.id) return;
    const { drawing, from } = press;
    release();
    const at = handlers.secondsAt(event.clientX);
    if (drawing) handlers.select(from, at, true);
    else handlers.press(at);
  };
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const delta = Math.max(-120, Math.min(120, event.deltaY * lines));
    handlers.zoom(Math.exp(-delta * 0.004), handlers.secondsAt(event.clientX));
  };
  const touchMove = (event: TouchEvent): void => {
    const [a, b] = event.touches;
    if (a && b) {
      event.preventDefault();
      drop();
      const spread = Math.max(20, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY));
      if (pinch) handlers.zoom(spread / pinch.spread, handlers.secondsAt((a.clientX + b.clientX) / 2));
      pinch = { spread };
    } else if (press?.drawing) event.preventDefault();
  };

  target.addEventListener('pointerdown', down, { signal });
  target.addEventListener('pointermove', move, { signal });
  target.addEventListener('pointerup', up, { signal });
  target.addEventListener('pointercancel', drop, { signal });
  target.addEventListener('pointerleave', () => handlers.hover(null), { signal });
  target.addEventListener('wheel', wheel, { signal, passive: false });
  target.addEventListener('touchmove', touchMove, { signal, passive: false });
  target.addEventListener('touchend', () => void (pinch = null), { signal });
  target.addEventListener('contextmenu', (event) => press?.touch && event.preventDefault(), { signal });
  signal.addEventListener('abort', release);
}
