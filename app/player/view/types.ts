import type { PeakStore } from '../peaks.ts';
import type { PlayerSource, SampleRange, Transport } from '../transport.ts';
import type { Mark } from './marks.ts';
import type { Overlay } from './overlay.ts';

export type WaveformOptions = {
  /** Takes the detail view; its height is set by CSS or `height`. */
  container: HTMLElement;
  /** Takes the strip of the whole song; none is drawn without it. */
  overview?: HTMLElement | null;
  transport: Transport;
  source: PlayerSource;
  peaks: PeakStore;
  /** Detail height in CSS pixels. */
  height?: number;
  /** Nonce of the page's content security policy, for the shadow root's style element. */
  cspNonce?: string;
  marks?: readonly Mark[];
  /** A selected stretch to show, in samples of `source`. */
  selection?: SampleRange | null;
  /** Keep the playhead in view while playing; on unless false. */
  follow?: boolean;
  /** After a click has moved the playhead (samples of the shown version). */
  onSeek?: (samples: number) => void;
  /** After a drag has ended; null when a click has cleared the selection. */
  onSelectRange?: (range: SampleRange | null) => void;
  /** A pin was pressed. The playhead does not move. */
  onMark?: (id: string) => void;
  /** A gathered pin was pressed; without this the view zooms in until they part. */
  onCluster?: (ids: readonly string[]) => void;
  onZoom?: (zoom: Zoom) => void;
  /** The stretch in view, in seconds, at every zoom and scroll. */
  onView?: (from: number, to: number) => void;
  onFollow?: (follow: boolean) => void;
};

export type Zoom = { pxPerSecond: number; min: number; max: number };

export interface Waveform {
  setSource(source: PlayerSource, peaks: PeakStore): void;
  setMarks(marks: readonly Mark[]): void;
  /** Draw the level larger, 1 … 8; the same for all versions, so that they stay comparable by eye. */
  setMagnify(magnify: number): void;
  /** Several versions over one another in place of the shown one; null for that one alone. */
  setOverlay(overlay: Overlay | null): void;
  setSelection(range: SampleRange | null): void;
  setFollow(follow: boolean): void;
  /** Zoom by a factor around the playhead, or around a moment (seconds). */
  zoomBy(factor: number, around?: number): void;
  /** Show the whole song. */
  zoomToFit(): void;
  /** Bring a moment (seconds) or span into view. */
  reveal(start: number, end?: number): void;
  readonly zoom: Zoom;
  dispose(): void;
}
