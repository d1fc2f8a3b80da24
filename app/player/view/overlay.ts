/** Several versions over one another on one clock, as a wavesurfer plugin; one of them can be dragged along it. */
import WaveSurfer from 'wavesurfer.js';
import type { PlayerSource } from '../transport.ts';
import { RULER, WAVE_TOP } from './geometry.ts';
import { overlayScale, type OverlayWave, paintTile } from './overlay-paint.ts';
import { colourResolver, watchTheme } from './theme.ts';

export type { OverlayWave } from './overlay-paint.ts';

export type Overlay = {
  /** Whose clock the view shows. */
  axis: PlayerSource;
  waves: readonly OverlayWave[];
  /** The version that a drag moves, and where to (its samples); `done` when it is let go. */
  moving?: { versionId: string; onMove: (offsetSamples: number, done: boolean) => void } | undefined;
};
export type OverlayApi = { show(overlay: Overlay | null): void };

/** CSS pixels; what comes into view is drawn in pieces of this width, each once. */
const TILE = 512;

export const OverlayLayer = WaveSurfer.definePlugin<{ host: HTMLElement }, { destroy: [] }, OverlayApi>('overlay', ({ wavesurfer, scope }, { host }) => {
  const root = document.createElement('div');
  root.setAttribute('part', 'overlay');
  root.hidden = true;
  wavesurfer.getWrapper().append(root);
  const life = new AbortController();
  scope.add(() => {
    life.abort();
    root.remove();
  });

  let shown: Overlay | null = null;
  let drag: { id: number; x: number; offset: number; source: PlayerSource } | null = null;
  let resolve = colourResolver(host);
  const tiles = new Map<number, HTMLCanvasElement>();
  let frame = 0;

  const wavesNow = (): readonly OverlayWave[] => {
    const moved = drag;
    const all = shown?.waves ?? [];
    if (!moved) return all;
    return all.map((wave) => (wave.source.versionId === moved.source.versionId ? { ...wave, source: { ...wave.source, offsetSamples: Math.round(moved.offset) } } : wave));
  };
  const samplesPerPixel = (axis: PlayerSource): number => axis.samples / Math.max(1, wavesurfer.getWrapper().clientWidth);

  const draw = (): void => {
    frame = 0;
    if (!shown) return;
    const { axis } = shown;
    const total = wavesurfer.getWrapper().clientWidth;
    const height = wavesurfer.getWrapper().clientHeight - WAVE_TOP - RULER;
    if (total === 0 || height <= 0) return;
    const ratio = Math.max(1, devicePixelRatio || 1);
    const left = wavesurfer.getScroll();
    const first = Math.max(0, Math.floor((left - TILE) / TILE));
    const last = Math.min(Math.ceil(total / TILE) - 1, Math.floor((left + wavesurfer.getWidth() + TILE) / TILE));
    const spp = samplesPerPixel(axis);
    const magnify = overlayScale(shown.waves);
    for (const [index, canvas] of tiles) {
      if (index >= first && index <= last) continue;
      canvas.remove();
      tiles.delete(index);
    }
    for (let index = first; index <= last; index++) {
      if (tiles.has(index)) continue;
      const canvas = document.createElement('canvas');
      const width = Math.min(TILE, total - index * TILE);
      canvas.width = Math.ceil(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.position = 'absolute';
      canvas.style.left = `${index * TILE}px`;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
      const ctx = canvas.getContext('2d');
      if (ctx) paintTile(ctx, { width: canvas.width, height: canvas.height, from: index * TILE * spp, step: spp / ratio, magnify, ratio }, axis, wavesNow(), resolve);
      tiles.set(index, canvas);
      root.append(canvas);
    }
  };
  const queue = (): void => {
    if (!frame && !life.signal.aborted) frame = requestAnimationFrame(draw);
  };
  const again = (): void => {
    for (const canvas of tiles.values()) canvas.remove();
    tiles.clear();
    // In the same frame as what called for it, or the place would stand empty for one.
    cancelAnimationFrame(frame);
    draw();
  };
  /** Asks for the levels that this zoom wants. */
  const refine = (): void => {
    if (!shown) return;
    const asked = shown;
    const spp = samplesPerPixel(asked.axis) / Math.max(1, devicePixelRatio || 1);
    for (const { peaks, source } of asked.waves) {
      void peaks.want((spp * source.sampleRate) / asked.axis.sampleRate).then((came) => {
        if (came && shown && !life.signal.aborted) again();
      });
    }
  };
  let laidOut = '';
  const layOut = (): void => {
    if (!shown) return;
    const wrapper = wavesurfer.getWrapper();
    const key = `${wrapper.clientWidth} ${wrapper.clientHeight} ${wavesurfer.getDuration()}`;
    if (key === laidOut) return queue();
    laidOut = key;
    again();
    refine();
  };

  const offsetOf = (event: PointerEvent): number => {
    if (!drag) return 0;
    // Shift goes by single samples, however far the view is zoomed out.
    const step = event.shiftKey ? 1 : (samplesPerPixel(shown?.axis ?? drag.source) * drag.source.sampleRate) / (shown?.axis ?? drag.source).sampleRate;
    const offset = drag.offset + (event.clientX - drag.x) * step;
    drag = { ...drag, x: event.clientX, offset };
    return Math.round(offset);
  };
  const { signal } = life;
  root.addEventListener('pointerdown', (event) => {
    const wave = shown?.waves.find(({ source }) => source.versionId === shown?.moving?.versionId);
    if (!wave || event.button !== 0 || !event.isPrimary) return;
    event.stopPropagation();
    event.preventDefault();
    root.setPointerCapture(event.pointerId);
    drag = { id: event.pointerId, x: event.clientX, offset: wave.source.offsetSamples ?? 0, source: wave.source };
  }, { signal });
  root.addEventListener('pointermove', (event) => {
    if (!drag || event.pointerId !== drag.id) return;
    event.stopPropagation();
    const offset = offsetOf(event);
    again();
    shown?.moving?.onMove(offset, false);
  }, { signal });
  const end = (event: PointerEvent): void => {
    if (!drag || event.pointerId !== drag.id) return;
    event.stopPropagation();
    const offset = offsetOf(event);
    const { source } = drag;
    drag = null;
    if (offset !== (source.offsetSamples ?? 0)) shown?.moving?.onMove(offset, true);
  };
  root.addEventListener('pointerup', end, { signal });
  root.addEventListener('pointercancel', end, { signal });

  scope.add(wavesurfer.on('scroll', queue));
  scope.add(wavesurfer.on('redraw', layOut));
  scope.add(wavesurfer.on('zoom', layOut));
  watchTheme(() => {
    resolve = colourResolver(host);
    if (shown) again();
  }, signal);

  return {
    show(overlay) {
      shown = overlay;
      root.hidden = !overlay;
      root.setAttribute('part', overlay?.moving ? 'overlay overlay-moving' : 'overlay');
      if (!overlay) {
        tiles.forEach((canvas) => canvas.remove());
        tiles.clear();
        return;
      }
      again();
      refine();
    },
  };
});
