/** Marks on the waveform, as a wavesurfer plugin: it draws them and reports presses, nothing else. */
import WaveSurfer from 'wavesurfer.js';
import { clusterMarks, stackSpans } from './cluster.ts';
import type { Cluster, SpanRow } from './cluster.ts';
import { CLUSTER_REACH, PIN_LANE, SPAN_ROW, SPAN_ROWS } from './geometry.ts';
import type { Mark } from './marks.ts';
import { shapeIcon } from './shapes.ts';

export type LayerEvents = { mark: [id: string]; cluster: [marks: readonly Mark[]]; destroy: [] };
export type LayerApi = { setMarks(marks: readonly Mark[]): void };

const clusterName = (marks: readonly Mark[]): string => `${marks.length} marks here: ${marks.map((mark) => mark.label).slice(0, 3).join('; ')}`;

function dress(button: HTMLButtonElement, cluster: Cluster): void {
  const { marks } = cluster;
  const [first] = marks;
  if (!first) return;
  const selected = marks.some((mark) => mark.selected);
  const many = marks.length > 1;
  button.setAttribute('part', `pin${many ? ' pin-many' : ''}${selected ? ' pin-selected' : ''}`);
  button.setAttribute('aria-pressed', String(selected));
  const name = many ? clusterName(marks) : first.label;
  button.setAttribute('aria-label', name);
  button.title = name;
  button.replaceChildren();
  if (!many) {
    button.style.color = first.colour;
    button.append(shapeIcon(first.shape));
    return;
  }
  const count = document.createElement('span');
  count.setAttribute('part', 'count');
  count.textContent = marks.length > 99 ? '99+' : String(marks.length);
  const colours = [...new Set(marks.map((mark) => mark.colour))];
  const stops = colours.map((colour, i) => `${colour} ${(i * 100) / colours.length}% ${((i + 1) * 100) / colours.length}%`);
  const stripe = document.createElement('span');
  stripe.setAttribute('part', 'stripe');
  stripe.style.background = `linear-gradient(90deg, ${stops.join(', ')})`;
  button.style.color = '';
  button.append(count, stripe);
}

const signature = ({ marks }: Cluster): string =>
  marks.map((mark) => `${mark.id}|${mark.colour}|${mark.shape}|${mark.selected ? 1 : 0}|${mark.label}`).join('\n');

/** Pins and spans; only those within one screen of the view are in the document. */
export const MarksLayer = WaveSurfer.definePlugin<Record<string, never>, LayerEvents, LayerApi>('marks', ({ wavesurfer, scope, emit }) => {
  const root = document.createElement('div');
  root.setAttribute('part', 'marks');
  wavesurfer.getWrapper().append(root);
  scope.add(() => root.remove());

  let marks: readonly Mark[] = [];
  let clusters: Cluster[] = [];
  let spans: SpanRow[] = [];
  const pins = new Map<string, { button: HTMLButtonElement; drawn: string; cluster: Cluster }>();
  const bars = new Map<string, { bar: HTMLElement; drawn: string }>();
  let grouped = 0;
  let queued = false;

  const percent = (seconds: number): string => `${(seconds / wavesurfer.getDuration()) * 100}%`;

  const makePin = (cluster: Cluster): HTMLButtonElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('pointerdown', (event) => event.stopPropagation());
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      const shown = pins.get(cluster.key)?.cluster ?? cluster;
      const [first] = shown.marks;
      if (shown.marks.length > 1) emit('cluster', shown.marks);
      else if (first) emit('mark', first.id);
    });
    return button;
  };

  const drawPins = (from: number, to: number): void => {
    const keep = new Set<string>();
    let before: Element | null = null;
    for (const cluster of clusters) {
      if (cluster.at < from || cluster.at > to) continue;
      keep.add(cluster.key);
      const drawn = `${cluster.at}\n${signature(cluster)}`;
      let pin = pins.get(cluster.key);
      if (!pin) {
        pin = { button: makePin(cluster), drawn: '', cluster };
        pins.set(cluster.key, pin);
      }
      pin.cluster = cluster;
      if (pin.drawn !== drawn) {
        pin.drawn = drawn;
        dress(pin.button, cluster);
        pin.button.style.left = `clamp(14px, ${percent(cluster.at)}, calc(100% - 14px))`;
      }
      if (pin.button.previousElementSibling !== before || !pin.button.parentNode) {
        if (before) before.after(pin.button);
        else root.prepend(pin.button);
      }
      before = pin.button;
    }
    for (const [key, { button }] of pins) {
      if (keep.has(key) || button.matches(':focus')) continue;
      button.remove();
      pins.delete(key);
    }
  };

  const drawSpans = (from: number, to: number): void => {
    const keep = new Set<string>();
    for (const { mark, start, end, row } of spans) {
      if (end < from || start > to) continue;
      keep.add(mark.id);
      const drawn = `${start}|${end}|${row}|${mark.colour}|${mark.selected}`;
      let span = bars.get(mark.id);
      if (!span) {
        const bar = document.createElement('div');
        bar.addEventListener('pointerdown', (event) => event.stopPropagation());
        bar.addEventListener('click', (event) => {
          event.stopPropagation();
          emit('mark', mark.id);
        });
        root.append(bar);
        span = { bar, drawn: '' };
        bars.set(mark.id, span);
      }
      if (span.drawn === drawn) continue;
      span.drawn = drawn;
      const { bar } = span;
      bar.setAttribute('part', mark.selected ? 'span span-selected' : 'span');
      bar.title = mark.label;
      bar.style.left = percent(start);
      bar.style.width = percent(end - start);
      bar.style.top = `${PIN_LANE + row * SPAN_ROW}px`;
      bar.style.color = mark.colour;
    }
    for (const [id, { bar }] of bars) {
      if (keep.has(id)) continue;
      bar.remove();
      bars.delete(id);
    }
  };

  const draw = (): void => {
    queued = false;
    const duration = wavesurfer.getDuration();
    const width = wavesurfer.getWrapper().clientWidth;
    if (!(duration > 0) || width === 0) return;
    const pxPerSecond = width / duration;
    if (grouped !== pxPerSecond) {
      grouped = pxPerSecond;
      clusters = clusterMarks(marks, pxPerSecond, CLUSTER_REACH);
    }
    const view = wavesurfer.getWidth();
    const left = wavesurfer.getScroll();
    const from = (left - view) / pxPerSecond;
    const to = (left + 2 * view) / pxPerSecond;
    drawPins(from, to);
    drawSpans(from, to);
  };
  const queue = (): void => {
    if (queued) return;
    queued = true;
    scope.raf(draw);
  };

  let lastLeft = 0;
  scope.add(
    wavesurfer.on('scroll', () => {
      // One screen is prepared on each side, so half a screen of travel may pass undrawn.
      const left = wavesurfer.getScroll();
      if (Math.abs(left - lastLeft) < wavesurfer.getWidth() / 2) return;
      lastLeft = left;
      queue();
    }),
  );
  scope.add(
    wavesurfer.on('redraw', () => {
      lastLeft = wavesurfer.getScroll();
      queue();
    }),
  );

  return {
    setMarks(next) {
      marks = next;
      spans = stackSpans(marks, SPAN_ROWS);
      grouped = 0;
      for (const pin of pins.values()) pin.drawn = '';
      for (const bar of bars.values()) bar.drawn = '';
      queue();
    },
  };
});
