import { createHash } from 'node:crypto';

/** Independent draws from one secret: 32 bits each, the same for the same name. */
export type Noise = () => number;

/** sfc32 (Doty-Humphrey's PractRand), started from a SHA-256 of the name. */
export function noiseOf(name: string): Noise {
  const seed = createHash('sha256').update(name).digest();
  let [a, b, c, counter] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), 1];
  const next = (): number => {
    const out = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out | 0;
    return out >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

const FULL = 2 ** 23;
const UNIFORM = 2 ** -32;

/**
 * Turns the volume of interleaved samples (full scale 2^31) and rounds them to 24 bits, little-endian, with triangular
 * dither of two steps: the error is white, of constant power, and has nothing to do with the sound.
 * @param gain linear, at most 1.
 */
export function ditherTo24(samples: Int32Array | Float32Array, gain: number, noise: Noise): Buffer {
  const out = Buffer.allocUnsafe(samples.length * 3);
  const step = gain / 256;
  for (let i = 0, at = 0; i < samples.length; i += 1, at += 3) {
    const rounded = Math.floor(samples[i]! * step + (noise() + noise()) * UNIFORM - 0.5);
    const held = rounded >= FULL ? FULL - 1 : rounded < -FULL ? -FULL : rounded;
    out[at] = held & 0xff;
    out[at + 1] = (held >> 8) & 0xff;
    out[at + 2] = (held >> 16) & 0xff;
  }
  return out;
}
