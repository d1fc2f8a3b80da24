export type LoopSeconds = { start: number; end: number };

/**
 * Jumps back at the loop's end. Frames watch it while the page is seen; a timer aimed at the end carries on in a
 * hidden tab, where frames stop.
 */
export function watchLoop(element: HTMLMediaElement, signal: AbortSignal, read: () => LoopSeconds | null): void {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const check = (): void => {
    const loop = read();
    if (loop && !element.seeking && element.currentTime >= loop.end) element.currentTime = loop.start;
  };
  const aim = (): void => {
    clearTimeout(timer);
    const loop = read();
    if (!loop || element.paused) return;
    timer = setTimeout(() => {
      check();
      aim();
    }, Math.max(4, (loop.end - element.currentTime) * 1000));
  };
  const tick = (): void => {
    check();
    frame = element.paused ? 0 : requestAnimationFrame(tick);
  };
  const wake = (): void => {
    if (!frame) frame = requestAnimationFrame(tick);
    aim();
  };
  for (const type of ['playing', 'seeked', 'timeupdate'] as const) element.addEventListener(type, wake, { signal });
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  });
}
