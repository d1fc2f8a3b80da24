import type { Sound } from '#app/realtime/outbox-item.ts';

/** What a browser records in, best first; Safari knows the last alone. */
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
const BITS_PER_SECOND = 64_000;
/** How finely the shape of what is said is shown before the server has measured it. */
const PEAKS = 48;

export type Take = {
  /** How loud it is now, 0 to 1. */
  level(): number;
  /** Milliseconds so far. */
  elapsed(): number;
  /** Ends it; null when nothing was recorded. */
  finish(): Promise<Sound | null>;
  /** Ends it without keeping anything. */
  cancel(): void;
};

/** Why there is no recording, in words that say what to do; null where there can be one. */
export function whyNot(): string | null {
  if (typeof window === 'undefined') return null;
  if (!window.isSecureContext) return 'Browsers record over a safe connection (https) only. Ask the studio for that address, or write your note.';
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices?.getUserMedia) return 'This browser cannot record. Write your note, or use a newer browser.';
  return null;
}

/** Asks for the microphone and begins to record. @throws Error with words for the person who would like to speak. */
export async function startTake(): Promise<Take> {
  const reason = whyNot();
  if (reason) throw new Error(reason);
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } }).catch((error: unknown) => {
    throw new Error(wordsFor(error));
  });
  const release = (): void => stream.getTracks().forEach((track) => track.stop());
  try {
    return take(stream, release);
  } catch {
    release();
    throw new Error('The recording could not begin. Try again, or write your note.');
  }
}

function take(stream: MediaStream, release: () => void): Take {
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND, ...(type ? { mimeType: type } : {}) });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void (data.size > 0 && pieces.push(data));
  const ended = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
  const meter = createMeter(stream);
  const begun = performance.now();
  const levels: number[] = [];
  let lasted: number | null = null;
  recorder.start();

  const elapsed = (): number => lasted ?? performance.now() - begun;
  const stop = (): void => {
    lasted ??= performance.now() - begun;
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const leave = (): void => {
    release();
    meter.close();
  };
  return {
    elapsed,
    level() {
      const level = meter.read();
      levels.push(level);
      return level;
    },
    async finish() {
      stop();
      await ended;
      leave();
      const bytes = await new Blob(pieces).arrayBuffer();
      if (bytes.byteLength === 0) return null;
      return { type: recorder.mimeType, bytes, durationMs: Math.max(1, Math.round(elapsed())), peaks: shapeOf(levels) };
    },
    cancel() {
      stop();
      leave();
    },
  };
}

function createMeter(stream: MediaStream): { read(): number; close(): void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    },
    close: () => void context.close().catch(() => {}),
  };
}

/** The loudest of each of so many equal stretches, 0 to 100 of the loudest of all. */
function shapeOf(levels: readonly number[]): number[] {
  const most = Math.max(0.001, ...levels);
  return Array.from({ length: PEAKS }, (_, i) => {
    const from = Math.floor((i * levels.length) / PEAKS);
    const to = Math.max(from + 1, Math.floor(((i + 1) * levels.length) / PEAKS));
    return Math.round((100 * Math.max(0, ...levels.slice(from, to))) / most);
  });
}

function wordsFor(error: unknown): string {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
      return 'The microphone is not allowed here. Allow it for this site in the browser’s address bar, then try again.';
    case 'NotFoundError':
      return 'No microphone was found. Plug one in, or write your note.';
    case 'NotReadableError':
      return 'The microphone is used by another program. Close that, then try again.';
    default:
      return 'The microphone could not be opened. Try again, or write your note.';
  }
}
