import { wavHeader } from '#db/demo/wav-header.ts';

const RATE = 44_100;

/**
 * A stereo WAV of 16 bit at 44.1 kHz: a tone with a beat every second over quiet noise, so that waveforms have
 * a shape, versions differ, and nothing compresses to nothing.
 * @param gain peak of the tone, 0 to 1.
 */
export function song({ seconds = 24, hertz = 220, gain = 0.4 } = {}): Buffer {
  const frames = Math.round(seconds * RATE);
  const file = Buffer.alloc(44 + frames * 4);
  file.set(wavHeader({ rate: RATE, bits: 16, dataBytes: frames * 4 }));
  const samples = new Int16Array(file.buffer, file.byteOffset + 44, frames * 2);
  let noise = 1;
  for (let i = 0; i < frames; i += 1) {
    const beat = Math.exp((-4 * (i % RATE)) / RATE);
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
    const value = gain * beat * Math.sin((2 * Math.PI * hertz * i) / RATE) + noise / 2 ** 38;
    samples[2 * i] = value * 32_767;
    samples[2 * i + 1] = value * 24_000;
  }
  return file;
}
