import { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { createPeakStore } from '../peaks.ts';
import type { PeakStore } from '../peaks.ts';
import type { PlayerSource, SampleRange, Transport } from '../transport.ts';
import type { Mark } from './marks.ts';
import type { OverlayWave } from './overlay.ts';
import type { Waveform, WaveformOptions, Zoom } from './types.ts';
import { createWaveform } from './waveform.ts';

export { usePlayer, usePosition, usePositionValue, useTransport } from './hooks.ts';
export { Timecode } from './timecode.tsx';
export type { TimecodeProps } from './timecode.tsx';

/** The versions drawn over one another, and the one that a drag moves. */
export type OverlayView = { waves: readonly Omit<OverlayWave, 'peaks'>[]; moving: string | null; onMove: (versionId: string, offsetSamples: number, done: boolean) => void };

type Callbacks = Pick<WaveformOptions, 'onSeek' | 'onSelectRange' | 'onMark' | 'onCluster' | 'onView'>;

export type WaveformViewProps = Callbacks & {
  /** Null until the page runs in a browser: a box of the same height stands there. */
  transport: Transport | null;
  /** The version shown. */
  source: PlayerSource;
  marks?: readonly Mark[];
  /** In samples of `source`. */
  selection?: SampleRange | null;
  /** Must be the same object as long as nothing in it changes. */
  overlay?: OverlayView | null;
  cspNonce?: string | undefined;
  /** Between the overview and the detail view, for labelled sections. */
  children?: ReactNode;
  /** Receives the handle (`reveal`, `zoomBy`, …) and null when it goes. */
  onReady?: (waveform: Waveform | null) => void;
};

/** Enough for a strip on any screen; what the overview asks for first. */
const PREVIEW_COLUMNS = 1024;
const NO_MARKS: readonly Mark[] = [];

/** How much of the height the loudest peak of all versions takes. */
const FULL = 0.94;

type Peaks = { of(source: PlayerSource): PeakStore; dispose(): void; /** Loudest peak of all that is there, 0 … 1. */ loudest(): number };

/** Keeps every version's waveform decoded, so that a switch draws at once. */
function createPeakShelf(): Peaks {
  const stores = new Map<string, PeakStore>();
  return {
    of(source) {
      const key = `${source.versionId} ${source.urls.peaks.map((level) => level.url).join(' ')}`;
      let store = stores.get(key);
      if (!store) {
        store = createPeakStore(source.urls.peaks);
        stores.set(key, store);
      }
      return store;
    },
    loudest: () => Math.max(0, ...[...stores.values()].map((store) => store.peak())),
    dispose() {
      for (const store of stores.values()) store.dispose();
      stores.clear();
    },
  };
}

const finestPeaks = (source: PlayerSource): number => Math.min(...source.urls.peaks.map(({ samplesPerPixel }) => samplesPerPixel));

/** Overview, detail view and zoom buttons of one version, following the transport. */
export function WaveformView(props: WaveformViewProps): ReactElement {
  const { transport, source, marks = NO_MARKS, selection = null, overlay = null, cspNonce, children } = props;
  const wave = useRef<HTMLDivElement>(null);
  const overview = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const shelf = useRef<Peaks | null>(null);
  const made = useRef<Waveform | null>(null);
  const [zoom, setZoom] = useState<Zoom | null>(null);
  const [following, setFollowing] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!transport || !wave.current) return undefined;
    const peaks = createPeakShelf();
    shelf.current = peaks;
    const now = latest.current;
    const waveform = createWaveform({
      container: wave.current,
      overview: overview.current,
      transport,
      source: now.source,
      peaks: peaks.of(now.source),
      ...(cspNonce ? { cspNonce } : {}),
      onSeek: (samples) => latest.current.onSeek?.(samples),
      onSelectRange: (range) => latest.current.onSelectRange?.(range),
      onMark: (id) => latest.current.onMark?.(id),
      ...(now.onCluster ? { onCluster: (ids: readonly string[]) => latest.current.onCluster?.(ids) } : {}),
      onView: (from, to) => latest.current.onView?.(from, to),
      onZoom: setZoom,
      onFollow: setFollowing,
    });
    made.current = waveform;
    latest.current.onReady?.(waveform);
    return () => {
      made.current = null;
      shelf.current = null;
      latest.current.onReady?.(null);
      waveform.dispose();
      peaks.dispose();
    };
  }, [transport, cspNonce]);

  useEffect(() => {
    const peaks = shelf.current;
    if (!transport || !peaks) return undefined;
    let gone = false;
    const store = peaks.of(source);
    made.current?.setSource(source, store);
    const preview = (of: PlayerSource): Promise<boolean> => peaks.of(of).want(of.samples / PREVIEW_COLUMNS);
    const magnify = (): void => {
      const loudest = peaks.loudest();
      if (!gone && loudest > 0) made.current?.setMagnify(FULL / loudest);
    };
    // What is seen comes first, then what may be switched to.
    void preview(source).then(() => {
      if (gone) return;
      setProblem(store.error);
      magnify();
      const others = transport.sources.filter((other) => other.versionId !== source.versionId);
      void Promise.all(others.map(preview)).then(magnify);
    });
    return () => {
      gone = true;
    };
  }, [transport, source, cspNonce]);
  useEffect(() => {
    const peaks = shelf.current;
    if (!peaks || !overlay) return made.current?.setOverlay(null);
    const { moving, onMove } = overlay;
    made.current?.setOverlay({
      axis: source,
      waves: overlay.waves.map((wave) => ({ ...wave, peaks: peaks.of(wave.source) })),
      moving: moving === null ? undefined : { versionId: moving, onMove: (offset, done) => onMove(moving, offset, done) },
    });
    return undefined;
  }, [overlay, transport, source, cspNonce]);
  useEffect(() => made.current?.setMarks(marks), [marks, transport, cspNonce]);
  useEffect(() => made.current?.setSelection(selection), [selection, transport, cspNonce, source]);

  const whole = !zoom || zoom.pxPerSecond <= zoom.min * 1.001;
  const smoothed = zoom !== null && source.sampleRate / zoom.pxPerSecond < finestPeaks(source);
  const closest = !zoom || zoom.pxPerSecond >= zoom.max * 0.999;
  return (
    <div className="tb-player">
      <div className="tb-overview" ref={overview} />
      {children}
      <div className="tb-wave" ref={wave}>
        {problem ? <p className="tb-wave-problem">{problem}</p> : null}
      </div>
      <div className="tb-zoom" role="group" aria-label="Zoom">
        {smoothed ? <span className="tb-zoom-note">Outline, measured every {finestPeaks(source)} samples</span> : null}
        {following ? null : (
          <button type="button" onClick={() => made.current?.setFollow(true)}>
            Follow playhead
          </button>
        )}
        <button type="button" disabled={closest} aria-label="Zoom in" onClick={() => made.current?.zoomBy(2)}>
          +
        </button>
        <button type="button" disabled={whole} aria-label="Zoom out" onClick={() => made.current?.zoomBy(0.5)}>
          {'\u2212'}
        </button>
        <button type="button" disabled={whole} aria-label="Show the whole song" onClick={() => made.current?.zoomToFit()}>
          Fit
        </button>
      </div>
    </div>
  );
}
