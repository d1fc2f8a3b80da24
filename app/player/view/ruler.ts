/** Time labels under the waveform, as a wavesurfer plugin; only those near the view are in the document. */
import WaveSurfer from 'wavesurfer.js';
import { rulerStep } from './cluster.ts';

const ROOM = 76;

function label(seconds: number, step: number): string {
  const minutes = Math.floor(seconds / 60 + 1e-9);
  const rest = Math.max(0, seconds - minutes * 60);
  const digits = step < 1 ? 1 : 0;
  return `${minutes}:${rest.toFixed(digits).padStart(digits ? 4 : 2, '0')}`;
}

export const RulerLayer = WaveSurfer.definePlugin<Record<string, never>, { destroy: [] }, object>('ruler', ({ wavesurfer, scope }) => {
  const root = document.createElement('div');
  root.setAttribute('part', 'ruler');
  root.setAttribute('aria-hidden', 'true');
  wavesurfer.getWrapper().append(root);
  scope.add(() => root.remove());
  let drawn = '';

  const draw = (): void => {
    const duration = wavesurfer.getDuration();
    const width = wavesurfer.getWrapper().clientWidth;
    if (!(duration > 0) || width === 0) return;
    const pxPerSecond = width / duration;
    const step = rulerStep(pxPerSecond, ROOM);
    const view = wavesurfer.getWidth();
    const screen = Math.floor(wavesurfer.getScroll() / view);
    const key = `${pxPerSecond}|${duration}|${screen}|${view}`;
    if (key === drawn) return;
    drawn = key;
    const first = Math.max(0, Math.ceil(((screen - 1) * view) / pxPerSecond / step));
    const last = Math.floor(Math.min(duration, ((screen + 3) * view) / pxPerSecond) / step);
    const ticks: HTMLElement[] = [];
    for (let i = first; i <= last; i++) {
      const seconds = i * step;
      const tick = document.createElement('span');
      tick.setAttribute('part', 'tick');
      tick.style.left = `${(seconds / duration) * 100}%`;
      // A label cut by the right edge says nothing.
      if ((duration - seconds) * pxPerSecond > ROOM / 2) tick.textContent = label(seconds, step);
      ticks.push(tick);
    }
    root.replaceChildren(...ticks);
  };
  scope.add(wavesurfer.on('scroll', draw));
  scope.add(wavesurfer.on('redraw', draw));
  return {};
});
