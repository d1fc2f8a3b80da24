/** The strip of the whole song: waveform, marks, what the detail view shows, and the playhead. */
import type { PeakStore } from '../peaks.ts';
import { samplesToSeconds, timecode } from '../time.ts';
import type { PlayerSource } from '../transport.ts';
import type { Mark } from './marks.ts';
import { paintWave } from './paint.ts';
import { colourResolver } from './theme.ts';
import type { WaveColours } from './theme.ts';

export type OverviewOptions = {
  host: HTMLElement;
  /** Both in seconds of the shown version. */
  onSeek(seconds: number): void;
  onScroll(startSeconds: number): void;
};

export type Overview = {
  show(source: PlayerSource, peaks: PeakStore): void;
  setMarks(marks: readonly Mark[]): void;
  setColours(colours: WaveColours): void;
  setMagnify(magnify: number): void;
  setPosition(seconds: number): void;
  setView(from: number, to: number): void;
  dispose(): void;
};

const KEY_STEP = 5;
const TICK = 5;

export function createOverview({ host, onSeek, onScroll }: OverviewOptions): Overview {
  const life = new AbortController();
  const { signal } = life;
  const canvas = document.createElement('canvas');
  const view = document.createElement('div');
  const head = document.createElement('div');
  canvas.className = 'tb-overview-canvas';
  view.className = 'tb-overview-view';
  head.className = 'tb-overview-head';
  host.replaceChildren(canvas, view, head);
  host.tabIndex = 0;
  host.setAttribute('role', 'slider');
  if (!host.hasAttribute('aria-label')) host.setAttribute('aria-label', 'Position in the song');

  let source: PlayerSource | null = null;
  let peaks: PeakStore | null = null;
  let marks: readonly Mark[] = [];
  let colours: WaveColours | null = null;
  let duration = 0;
  let position = 0;
  /** Width in CSS pixels, kept so that no frame has to ask for it. */
  let across = 0;
  let said = -1;
  let shown = { from: 0, to: 0 };
  let queued = 0;
  let magnify = 1;

  const paint = (): void => {
    queued = 0;
    const ctx = canvas.getContext('2d');
    if (!source || !peaks || !colours || !ctx) return;
    const ratio = Math.max(1, devicePixelRatio || 1);
    const width = Math.round(host.clientWidth * ratio);
    const height = Math.round(host.clientHeight * ratio);
    if (width === 0 || height === 0) return;
    canvas.width = width;
    canvas.height = height;
    const spp = source.samples / width;
    ctx.fillStyle = colours.wave;
    const top = marks.length > 0 ? TICK * ratio : 0;
    paintWave(ctx, peaks.best(spp), { width, top, height: height - top, from: 0, to: source.samples, magnify }, false);
    const resolve = colourResolver(host);
    for (const mark of marks) {
      ctx.fillStyle = resolve(mark.colour);
      const x = Math.round((mark.start / duration) * width);
      const end = mark.end === undefined ? x : Math.round((mark.end / duration) * width);
      ctx.fillRect(x, 0, Math.max(2 * ratio, end - x), (TICK - 2) * ratio);
    }
    const asked = peaks;
    void asked.want(spp).then((came) => {
      if (came && asked === peaks) queue();
    });
  };
  const queue = (): void => {
    if (!queued && !signal.aborted) queued = requestAnimationFrame(paint);
  };

  const placeHead = (): void => {
    head.style.transform = `translateX(${duration > 0 ? (position / duration) * across : 0}px)`;
  };
  const speak = (): void => {
    const whole = Math.floor(position);
    if (whole === said) return;
    said = whole;
    host.setAttribute('aria-valuenow', String(whole));
    host.setAttribute('aria-valuetext', `${timecode(position)} of ${timecode(duration)}`);
  };
  const at = (clientX: number): number => {
    const box = host.getBoundingClientRect();
    return box.width > 0 ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * duration : 0;
  };

  let drag: { x: number; offset: number | null; moved: boolean } | null = null;
  host.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const seconds = at(event.clientX);
    const zoomed = shown.to - shown.from < duration * 0.999;
    const inside = zoomed && seconds >= shown.from && seconds <= shown.to;
    drag = { x: event.clientX, offset: inside ? seconds - shown.from : null, moved: false };
    host.setPointerCapture(event.pointerId);
    if (!inside) onSeek(seconds);
  }, { signal });
  host.addEventListener('pointermove', (event) => {
    if (!drag) return;
    drag.moved ||= Math.abs(event.clientX - drag.x) > 3;
    if (!drag.moved) return;
    if (drag.offset === null) onSeek(at(event.clientX));
    else onScroll(at(event.clientX) - drag.offset);
  }, { signal });
  host.addEventListener('pointerup', (event) => {
    if (drag && drag.offset !== null && !drag.moved) onSeek(at(event.clientX));
    drag = null;
  }, { signal });
  host.addEventListener('pointercancel', () => void (drag = null), { signal });
  host.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 1 : KEY_STEP;
    const places: Record<string, number> = {
      ArrowLeft: position - step,
      ArrowDown: position - step,
      ArrowRight: position + step,
      ArrowUp: position + step,
      Home: 0,
      End: duration,
    };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(Math.min(duration, Math.max(0, to)));
  }, { signal });
  const resize = new ResizeObserver(([entry]) => {
    across = entry?.contentRect.width ?? 0;
    placeHead();
    queue();
  });
  resize.observe(host);

  return {
    show(next, store) {
      source = next;
      peaks = store;
      duration = samplesToSeconds(next.samples, next.sampleRate);
      said = -1;
      host.setAttribute('aria-valuemin', '0');
      host.setAttribute('aria-valuemax', String(Math.floor(duration)));
      speak();
      queue();
    },
    setMarks(next) {
      marks = next;
      queue();
    },
    setColours(next) {
      colours = next;
      queue();
    },
    setMagnify(next) {
      magnify = next;
      queue();
    },
    setPosition(seconds) {
      position = seconds;
      placeHead();
      speak();
    },
    setView(from, to) {
      shown = { from, to };
      const part = duration > 0 ? (to - from) / duration : 1;
      view.hidden = part > 0.999;
      if (view.hidden) return;
      view.style.left = `${(from / duration) * 100}%`;
      view.style.width = `${part * 100}%`;
    },
    dispose() {
      life.abort();
      resize.disconnect();
      cancelAnimationFrame(queued);
      host.replaceChildren();
    },
  };
}
