import type { Heard, TransportState } from './transport.ts';

/** True while the person means it to play, also when the line is too slow just now. */
export const isRunning = (state: TransportState): boolean => state.status === 'playing' || state.status === 'stalled';

const kilohertz = (rate: number): string => String(Number((rate / 1000).toFixed(3)));

/** What is really playing, as "FLAC 24-bit/44.1 kHz, −7.0 dB". */
export function describeHeard(heard: Heard): string {
  const stream =
    heard.stream === 'lossless'
      ? `FLAC ${heard.bitDepth}-bit/${kilohertz(heard.sampleRate)} kHz`
      : 'Opus 160 kbit/s, low bandwidth';
  if (Math.abs(heard.gainDb) < 0.05) return stream;
  return `${stream}, \u2212${Math.abs(heard.gainDb).toFixed(1)} dB`;
}
