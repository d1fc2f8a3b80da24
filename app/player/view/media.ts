/**
 * The clock that wavesurfer sees: an event target with the surface of a media element, reading a transport. It has no
 * source, so wavesurfer never loads or plays anything.
 */
import { rebase, samplesToSeconds } from '../time.ts';
import type { PlayerSource, Transport } from '../transport.ts';

export type ViewClock = {
  /** For wavesurfer's `media` option. */
  media: HTMLMediaElement;
  /** The playhead in seconds of the shown version, live. */
  seconds(): number;
  /** Change the shown version; it need not be the one that sounds. */
  show(source: PlayerSource): void;
  /** Makes wavesurfer draw the playhead where it is now. */
  moved(): void;
};

const HAVE_ENOUGH_DATA = 4;

class TransportMedia extends EventTarget {
  readonly readyState = HAVE_ENOUGH_DATA;
  readonly src = '';
  readonly currentSrc = '';
  readonly seeking = false;
  readonly ended = false;
  readonly error = null;
  readonly playbackRate = 1;
  volume = 1;
  muted = false;
  readonly #transport: Transport;
  #shown: PlayerSource;

  constructor(transport: Transport, shown: PlayerSource) {
    super();
    this.#transport = transport;
    this.#shown = shown;
  }

  get duration(): number {
    return samplesToSeconds(this.#shown.samples, this.#shown.sampleRate);
  }
  /** Wavesurfer redraws every frame of what it takes for playing; the playhead (playhead.ts) says when it has moved instead. */
  readonly paused = true;
  get currentTime(): number {
    const { versionId, samples, seconds } = this.#transport.position();
    if (versionId === null || versionId === this.#shown.versionId) return seconds;
    const heard = this.#transport.sources.find((source) => source.versionId === versionId);
    if (!heard) return seconds;
    const own = samplesToSeconds(rebase(samples, heard, this.#shown), this.#shown.sampleRate);
    return Math.min(Math.max(0, own), this.duration);
  }
  set currentTime(seconds: number) {
    this.#transport.seek({ seconds });
  }
  show(source: PlayerSource): void {
    this.#shown = source;
    this.dispatchEvent(new Event('durationchange'));
  }
  play(): Promise<void> {
    this.#transport.play();
    return Promise.resolve();
  }
  pause(): void {
    this.#transport.pause();
  }
  canPlayType(): string {
    return '';
  }
  load(): void {}
  remove(): void {}
  removeAttribute(): void {}
}

export function createViewClock(transport: Transport, shown: PlayerSource): ViewClock {
  const media = new TransportMedia(transport, shown);
  return {
    // Sound: wavesurfer reads only the members above from an external medium that has no source.
    media: media as unknown as HTMLMediaElement,
    seconds: () => media.currentTime,
    show: (source) => media.show(source),
    moved: () => void media.dispatchEvent(new Event('timeupdate')),
  };
}
