/**
 * The waveform: wavesurfer.js as the view only. It gets a clock, a duration and what the server measured; sound is
 * the transport's business.
 */
import WaveSurfer from 'wavesurfer.js';
import { rebase, samplesToSeconds, secondsToSamples } from '../time.ts';
import type { SampleRange } from '../transport.ts';
import { createFollower } from './follow.ts';
import { FINEST, RULER, WAVE_TOP } from './geometry.ts';
import { attachGestures } from './gestures.ts';
import { MarksLayer } from './layer.ts';
import { createViewClock } from './media.ts';
import { createOverview } from './overview.ts';
import type { Overlay, OverlayApi } from './overlay.ts';
import { outline, paintWave } from './paint.ts';
import { createPlayhead } from './playhead.ts';
import { RangesLayer } from './ranges.ts';
import type { SecondsRange } from './ranges.ts';
import { RulerLayer } from './ruler.ts';
import { readColours, watchTheme } from './theme.ts';
import type { Waveform, WaveformOptions } from './types.ts';
import { createZoomer } from './zoom.ts';

const DEFAULT_HEIGHT = 200;
/** Below this there is no room for two channels. */
const SPLIT_HEIGHT = 110;

/** Draws into `container` (and `overview`) until disposed; browser only. */
export function createWaveform(options: WaveformOptions): Waveform {
  const { container, transport } = options;
  const life = new AbortController();
  const { signal } = life;
  let { source, peaks } = options;
  let colours = readColours(container);
  let ready = false;
  let selection = options.selection ?? null;
  let told = '';
  let magnify = 1;
  /** As of the last change of the view. */
  let zoomed = false;
  let overlay: Overlay | null = null;
  let layer: Promise<OverlayApi> | null = null;

  const clock = createViewClock(transport, source);
  const duration = (): number => samplesToSeconds(source.samples, source.sampleRate);
  const heightNow = (): number => options.height ?? (container.clientHeight || DEFAULT_HEIGHT);

  const paint = (_: unknown, ctx: CanvasRenderingContext2D): void => {
    if (overlay) return;
    const { canvas } = ctx;
    const total = surfer.getWrapper().clientWidth;
    const cssWidth = parseFloat(canvas.style.width);
    if (!(total > 0) || !(cssWidth > 0)) return;
    const left = parseFloat(canvas.style.left) || 0;
    const ratio = canvas.width / cssWidth;
    const spp = source.samples / (total * ratio);
    const top = Math.round(WAVE_TOP * ratio);
    const height = canvas.height - top - Math.round(RULER * ratio);
    const from = (left / total) * source.samples;
    const area = { width: canvas.width, top, height, from, to: from + canvas.width * spp, magnify };
    paintWave(ctx, peaks.best(spp), area, height / ratio >= SPLIT_HEIGHT);
  };

  const surfer = WaveSurfer.create({
    container,
    media: clock.media,
    peaks: outline(peaks),
    duration: duration(),
    height: heightNow(),
    waveColor: colours.wave,
    progressColor: colours.played,
    cursorColor: colours.accent,
    cursorWidth: 2,
    hideScrollbar: true,
    interact: false,
    autoScroll: false,
    renderFunction: paint,
    ...(options.cspNonce ? { cspNonce: options.cspNonce } : {}),
  });
  const marksLayer = surfer.registerPlugin(MarksLayer.create());
  const ranges = surfer.registerPlugin(RangesLayer.create());
  surfer.registerPlugin(RulerLayer.create());

  const follower = createFollower({
    surfer,
    seconds: clock.seconds,
    pxPerSecond: () => zoomer.pxPerSecond(),
    zoomed: () => zoomed,
    follow: options.follow !== false,
    onFollow: options.onFollow,
  });
  const zoomer = createZoomer({
    surfer,
    duration,
    finest: () => source.sampleRate / FINEST,
    scrollTo: follower.scrollTo,
    after() {
      showAll();
      refine();
    },
  });
  const { pxPerSecond } = zoomer;

  const strip = options.overview
    ? createOverview({
        host: options.overview,
        onSeek: (seconds) => seekTo(seconds),
        onScroll: (start) => follower.scrollByHand(start * pxPerSecond()),
      })
    : null;

  const sayView = (): void => {
    const scale = pxPerSecond();
    zoomed = zoomer.zoomed();
    playhead.scale(scale);
    const from = surfer.getScroll() / scale;
    const to = from + surfer.getWidth() / scale;
    strip?.setView(from, to);
    options.onView?.(from, to);
    const zoom = zoomer.state();
    const key = JSON.stringify(zoom);
    if (key !== told) {
      told = key;
      options.onZoom?.(zoom);
    }
  };
  const redraw = (): void => {
    if (ready && !signal.aborted) surfer.setOptions({ peaks: outline(peaks), duration: duration(), height: heightNow() });
  };
  const refine = (): void => {
    const asked = peaks;
    const spp = source.samples / (surfer.getWrapper().clientWidth * Math.max(1, devicePixelRatio || 1));
    void asked.want(spp).then((came) => {
      if (came && asked === peaks) redraw();
    });
  };
  const toSeconds = (range: SampleRange | null): SecondsRange | null =>
    range && { start: samplesToSeconds(range.start, source.sampleRate), end: samplesToSeconds(range.end, source.sampleRate) };
  const showLoop = (): void => {
    const { loop, versionId } = transport.state;
    const heard = transport.sources.find((candidate) => candidate.versionId === versionId);
    if (!loop || !heard) return ranges.setLoop(null);
    ranges.setLoop(toSeconds({ start: rebase(loop.start, heard, source), end: rebase(loop.end, heard, source) }));
  };
  const showAll = (): void => {
    ranges.setSelection(toSeconds(selection));
    showLoop();
    surfer.getWrapper().style.touchAction = zoomer.zoomed() ? 'pan-x pan-y' : 'pan-y';
    playhead.show();
    sayView();
  };
  const playhead = createPlayhead({
    transport,
    seconds: clock.seconds,
    draw(seconds, playing) {
      if (signal.aborted) return;
      clock.moved();
      strip?.setPosition(seconds);
      follower.frame(playing);
    },
    onStart: () => follower.resume(),
  });

  /** The transport counts in the version that sounds, which need not be the one shown. */
  function seekTo(seconds: number): void {
    const own = secondsToSamples(seconds, source.sampleRate);
    const heard = transport.sources.find((candidate) => candidate.versionId === transport.state.versionId);
    transport.seek({ samples: heard ? rebase(own, source, heard) : own });
    options.onSeek?.(own);
  }
  const inView = (seconds: number): boolean => {
    const x = seconds * pxPerSecond() - surfer.getScroll();
    return x >= 0 && x <= surfer.getWidth();
  };
  const midpoint = (): number => (surfer.getScroll() + surfer.getWidth() / 2) / pxPerSecond();
  const anchor = (): number => (inView(clock.seconds()) ? clock.seconds() : midpoint());
  const setSelection = (range: SampleRange | null): void => {
    selection = range;
    ranges.setSelection(toSeconds(range));
  };
  const reveal = (start: number, end = start): void => {
    if (!ready || (inView(start) && inView(end))) return;
    const span = (end - start) * pxPerSecond();
    follower.scrollByHand(start * pxPerSecond() - Math.max(24, (surfer.getWidth() - span) / 2));
  };

  attachGestures(surfer.getWrapper(), {
    secondsAt(clientX) {
      const box = surfer.getWrapper().getBoundingClientRect();
      return box.width > 0 ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * duration() : 0;
    },
    scrollable: zoomer.zoomed,
    press(seconds) {
      if (selection) {
        setSelection(null);
        options.onSelectRange?.(null);
      }
      seekTo(seconds);
    },
    select(a, b, done) {
      const range = { start: secondsToSamples(Math.min(a, b), source.sampleRate), end: secondsToSamples(Math.max(a, b), source.sampleRate) };
      if (!done) return ranges.setSelection(toSeconds(range));
      setSelection(range.end > range.start ? range : null);
      options.onSelectRange?.(selection);
    },
    cancelSelect: () => setSelection(selection),
    zoom: zoomer.soon,
    hover: (seconds) => ranges.setHover(seconds),
  }, signal);

  marksLayer.on('mark', (id) => options.onMark?.(id));
  marksLayer.on('cluster', (marks) => {
    if (options.onCluster) return options.onCluster(marks.map((mark) => mark.id));
    const [first, last] = [marks[0], marks.at(-1)];
    if (!first || !last) return;
    const spread = last.start - first.start;
    const centre = (first.start + last.start) / 2;
    const wanted = spread > 0 ? (surfer.getWidth() * 0.6) / spread : Infinity;
    if (spread <= 0 || pxPerSecond() >= zoomer.state().max * 0.999) return options.onMark?.(first.id);
    zoomer.to(wanted, centre);
    reveal(first.start, last.start);
  });
  surfer.on('ready', () => {
    ready = true;
    refine();
  });
  surfer.on('redraw', showAll);
  surfer.on('resize', () => {
    if (heightNow() !== surfer.options.height) redraw();
    refine();
  });
  surfer.on('scroll', () => {
    follower.scrolled();
    sayView();
  });
  const offState = transport.subscribe(showLoop);
  watchTheme(() => {
    colours = readColours(container);
    strip?.setColours(colours);
    if (ready) surfer.setOptions({ waveColor: colours.wave, progressColor: colours.played, cursorColor: colours.accent });
  }, signal);

  const setMarks = (marks: WaveformOptions['marks'] = []): void => {
    marksLayer.setMarks(marks);
    strip?.setMarks(marks);
  };
  strip?.setColours(colours);
  strip?.show(source, peaks);
  setMarks(options.marks);

  return {
    setSource(next, store) {
      if (next === source && store === peaks) return;
      // The same moment of the song stays where it is on the screen.
      const left = surfer.getScroll() / pxPerSecond() + samplesToSeconds(source.offsetSamples ?? 0, source.sampleRate);
      source = next;
      peaks = store;
      clock.show(next);
      strip?.show(next, store);
      redraw();
      if (zoomer.zoomed()) follower.scrollTo((left - samplesToSeconds(next.offsetSamples ?? 0, next.sampleRate)) * pxPerSecond());
      refine();
    },
    setMarks,
    setMagnify(next) {
      const wanted = Math.min(8, Math.max(1, next));
      if (wanted === magnify) return;
      magnify = wanted;
      strip?.setMagnify(magnify);
      redraw();
    },
    setOverlay(next) {
      const turned = !next !== !overlay;
      overlay = next;
      if (turned) redraw();
      // Fetched when first wanted; whichever overlay is the last by then is shown.
      layer ??= next && import('./overlay.ts').then(({ OverlayLayer }) => surfer.registerPlugin(OverlayLayer.create({ host: container })));
      void layer?.then((there) => !signal.aborted && there.show(overlay));
    },
    setSelection,
    setFollow: follower.set,
    zoomBy: (factor, around = anchor()) => zoomer.to(pxPerSecond() * factor, around),
    zoomToFit: () => zoomer.to(0, 0),
    reveal,
    get zoom() {
      return zoomer.state();
    },
    dispose() {
      if (signal.aborted) return;
      life.abort();
      zoomer.dispose();
      playhead.dispose();
      offState();
      surfer.destroy();
      strip?.dispose();
    },
  };
}
