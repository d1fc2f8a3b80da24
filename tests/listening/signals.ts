/** Test signals whose every sample says where it belongs. Integers of `bits` bits, interleaved stereo in a WAV. */

import { wavHeader } from '#db/demo/wav-header.ts';

export type Signal = (frame: number) => [left: number, right: number];

const FULL = 2 ** 23;

/** A 32-bit mix of two integers that looks like noise; the same for the same input. */
export function scramble(a: number, b: number): number {
  let x = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/** How many frames a ruler can number. */
export const RULER_FRAMES = FULL;

/**
 * 24 bit: the left channel counts frames, the right is noise of this version. All versions count alike, so a switch
 * leaves the left channel counting on unless the versions are apart.
 */
export const ruler =
  (version: number): Signal =>
  (frame) => [2 * frame - FULL, scramble(frame, version) >> 9];

/** The frame that a ruler's left sample stands for. */
export const rulerFrame = (left: number): number => Math.round((left + 1) * (FULL / 2));

/** A sine of `hertz`, both channels, `gain` of full scale at 24 bit. */
export const sine =
  (hertz: number, rate: number, gain: number): Signal =>
  (frame) => {
    const value = Math.round(gain * (FULL - 1) * Math.sin((2 * Math.PI * hertz * frame) / rate));
    return [value, value];
  };

/** Tones over noise, as many bits as asked: something a codec must work for. */
export const busy =
  (version: number, rate: number, bits: number, gain = 0.5): Signal =>
  (frame) => {
    const scale = gain * (2 ** (bits - 1) - 1);
    const tone = (hertz: number) => Math.sin((2 * Math.PI * hertz * frame) / rate);
    const noise = scramble(frame, version) / 2 ** 31;
    return [Math.round(scale * (0.6 * tone(220 + version) + 0.4 * noise)), Math.round(scale * (0.6 * tone(331) - 0.4 * noise))];
  };

/** A stereo WAV of 16 or 24 bit. */
export function wav(signal: Signal, { seconds, rate, bits = 24 }: { seconds: number; rate: number; bits?: 16 | 24 }): Buffer {
  const frames = Math.round(seconds * rate);
  const bytes = bits / 8;
  const file = Buffer.alloc(44 + frames * 2 * bytes);
  file.set(wavHeader({ rate, bits, dataBytes: file.length - 44 }));
  for (let frame = 0, at = 44; frame < frames; frame++) {
    for (const value of signal(frame)) for (let shift = 0; shift < bits; shift += 8) file[at++] = value >> shift;
  }
  return file;
}
