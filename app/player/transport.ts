/**
 * The seam between what plays and what shows. Pages and the waveform know this file; which engine stands behind it
 * (one media element, or several versions mixed in a worklet) they do not.
 *
 * Times are integer samples at the own rate of the version they belong to (see time.ts). Everything that subscribes
 * returns its unsubscribe. Failures are states, never exceptions: no method here throws or rejects.
 */

/** One stored waveform resolution. */
export type PeakLevelRef = { samplesPerPixel: number; url: string };

/** One version of the song, as the player needs to know it. */
export type PlayerSource = {
  versionId: string;
  /** Short name for tabs, the lock screen and announcements, as "v3". */
  label: string;
  sampleRate: number;
  /** Length in samples at `sampleRate`. */
  samples: number;
  channels: number;
  /** Depth of the lossless stream, 16 or 24. */
  bitDepth: number;
  urls: {
    lossless: string;
    /** Where its groups begin, so that a part can be asked for; without it the engine cannot mix this version. */
    losslessIndex?: string;
    low: string;
    lowIndex?: string;
    peaks: readonly PeakLevelRef[];
  };
  /** Integrated loudness in LUFS; null when it could not be measured (silence). */
  lufs: number | null;
  /** Where the first sample lies on the song's clock, in samples at the own rate; 0 when absent. */
  offsetSamples?: number;
  /** Another song, there to compare with: nothing in it runs along with the others. */
  unrelated?: boolean;
};

export type Stream = 'lossless' | 'low';
export type StreamChoice = 'auto' | Stream;

export type TransportStatus =
  /** Nothing loaded. */
  | 'idle'
  /** Fetching what is needed for the first sound. */
  | 'loading'
  /** Loaded, never played. */
  | 'ready'
  | 'playing'
  | 'paused'
  /** Meant to play, waiting for data. */
  | 'stalled'
  /** Stopped by `error`; `play()` or `select()` tries again. */
  | 'error';

export type TransportErrorCode =
  /** The line or the server failed. */
  | 'network'
  /** The file is gone, or this person may not hear it. */
  | 'unavailable'
  /** The browser plays neither stream. */
  | 'decode'
  /** The browser wants a tap before it makes sound. */
  | 'gesture';

export type TransportError = { code: TransportErrorCode; /** One plain sentence for the page. */ message: string };

/** A stretch of the version in samples, end exclusive. */
export type SampleRange = { start: number; end: number };

/** What is left when one version is taken from another: A·gA − B·gB, lifted by `gainDb` so that little things are heard. */
export type Difference = { a: string; b: string; /** 0 to 40. */ gainDb: number };

/** What reaches the ears; null while nothing is loaded. */
export type Heard = { versionId: string; stream: Stream; gainDb: number; sampleRate: number; bitDepth: number };

export type Position = { versionId: string | null; samples: number; seconds: number; ms: number };

export type TransportState = {
  readonly status: TransportStatus;
  readonly versionId: string | null;
  /** As of the last change of state (play, pause, seek, switch); for a moving value see `position()`. */
  readonly position: Position;
  /** Of the selected version. */
  readonly duration: { readonly samples: number; readonly seconds: number };
  /** In samples of the selected version; follows a switch to the same moments of the song. */
  readonly loop: SampleRange | null;
  readonly gainDb: number;
  readonly heard: Heard | null;
  readonly stream: StreamChoice;
  /** Versions kept ready to switch to, at most 8, the selected one always among them. */
  readonly compared: readonly string[];
  /** While set, the difference sounds instead of the selected version. */
  readonly difference: Difference | null;
  readonly error: TransportError | null;
};

/** What this engine can promise, so that the page can say what it cannot. */
export type TransportCapabilities = {
  /** Versions switch without a gap and on the same sample. */
  readonly gaplessSwitch: boolean;
  /** Loops turn on the exact sample; otherwise within about 20 ms. */
  readonly exactLoop: boolean;
  /** Two versions can be subtracted. */
  readonly difference: boolean;
  /** What this browser lacks for the rest, one plain sentence; null where nothing is missing. */
  readonly missing: string | null;
};

export type LoadOptions = {
  /** Shown on lock screens; kept by later loads that name none. */
  title?: string;
  artist?: string;
  /** Version to start with; the first source when absent. */
  versionId?: string;
  /** Where to start, in samples of that version. */
  at?: number;
};

export type SeekTarget = { samples: number } | { seconds: number };

export interface Transport {
  readonly capabilities: TransportCapabilities;
  /** Immutable; a new object at every change, the same object between changes. */
  readonly state: TransportState;
  readonly sources: readonly PlayerSource[];

  /** Take these versions. A version already selected that is still among them keeps position and play state. */
  load(sources: readonly PlayerSource[], options?: LoadOptions): void;
  /** Hear this version from the same moment of the song; keeps playing when it played. Unknown ids are ignored. */
  select(versionId: string): void;
  play(): void;
  pause(): void;
  /** Go to a moment of the selected version, clamped into it. */
  seek(to: SeekTarget): void;
  /** Repeat a stretch of the selected version; empty or reversed ranges and null clear it. */
  setLoop(range: SampleRange | null): void;
  /** Level of one version in dB, at most 0 (louder is clamped). Remembered for versions not selected. */
  setGain(versionId: string, gainDb: number): void;
  /** Which versions to keep ready, at most 8; unknown ids are left out, none means the first 8. Nothing else changes. */
  compare(versionIds: readonly string[]): void;
  /** Hear what differs between two versions, null to hear a version again. Ignored where `capabilities.difference` is false. */
  setDifference(difference: Difference | null): void;
  /** Choose the stream by hand, or let the engine choose. */
  setStream(choice: StreamChoice): void;

  /** Where it is right now, read live from the clock. */
  position(): Position;
  /** Called after each change of `state`. */
  subscribe(listener: (state: TransportState) => void): () => void;
  /** Called in animation frames while playing, and once after each seek or switch. Not for React state. */
  subscribePosition(listener: PositionListener): () => void;
  /** Silence, release everything, drop all listeners. Every later call is a no-op. */
  dispose(): void;
}

/**
 * What follows the playhead. It may answer in how many seconds it needs the next position; without an answer that is the
 * next frame. Frames that nobody needs are not drawn, so that keys are heard at once and a phone stays cool.
 */
export type PositionListener = (position: Position) => number | void;

/** A source's placeholder state, before anything is loaded. */
export const idleState: TransportState = Object.freeze({
  status: 'idle',
  versionId: null,
  position: Object.freeze({ versionId: null, samples: 0, seconds: 0, ms: 0 }),
  duration: Object.freeze({ samples: 0, seconds: 0 }),
  loop: null,
  gainDb: 0,
  heard: null,
  stream: 'auto',
  compared: Object.freeze([]),
  difference: null,
  error: null,
});
