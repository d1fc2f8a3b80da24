/** The selected stretch, the loop and the time under the pointer, as a wavesurfer plugin. */
import WaveSurfer from 'wavesurfer.js';
import { timecode } from '../time.ts';

/** Seconds of the shown version. */
export type SecondsRange = { start: number; end: number };
export type RangesApi = {
  setSelection(range: SecondsRange | null): void;
  setLoop(range: SecondsRange | null): void;
  setHover(seconds: number | null): void;
};

export const RangesLayer = WaveSurfer.definePlugin<Record<string, never>, { destroy: [] }, RangesApi>('ranges', ({ wavesurfer, scope }) => {
  const wrapper = wavesurfer.getWrapper();
  const make = (part: string): HTMLElement => {
    const element = document.createElement('div');
    element.setAttribute('part', part);
    element.hidden = true;
    wrapper.append(element);
    scope.add(() => element.remove());
    return element;
  };
  const selection = make('selection');
  const loop = make('loop');
  const hover = make('hover');
  const label = document.createElement('span');
  label.setAttribute('part', 'hover-time');
  hover.append(label);

  const place = (element: HTMLElement, range: SecondsRange | null): void => {
    const duration = wavesurfer.getDuration();
    element.hidden = !range || !(duration > 0);
    if (!range || element.hidden) return;
    element.style.left = `${(Math.min(range.start, range.end) / duration) * 100}%`;
    element.style.width = `${(Math.abs(range.end - range.start) / duration) * 100}%`;
  };

  return {
    setSelection: (range) => place(selection, range),
    setLoop: (range) => place(loop, range),
    setHover(seconds) {
      const duration = wavesurfer.getDuration();
      hover.hidden = seconds === null || !(duration > 0);
      if (seconds === null || hover.hidden) return;
      hover.style.left = `${(seconds / duration) * 100}%`;
      label.textContent = timecode(seconds);
      const x = (seconds / duration) * wrapper.clientWidth - wavesurfer.getScroll();
      label.setAttribute('part', x > wavesurfer.getWidth() - 72 ? 'hover-time hover-time-left' : 'hover-time');
    },
  };
});
