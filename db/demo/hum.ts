import { SAMPLE_RATE, samplesOf } from './dsp.ts';
import { sing } from './instruments/voice.ts';
import { wavHeader } from './wav-header.ts';

/** A line hummed into a telephone: pitches (MIDI) and seconds, one after the other. */
export type Hum = readonly (readonly [pitch: number, seconds: number])[];

/** The hummed line as a mono WAV of 16 bit, by the demo's own voice. */
export function humWav(hum: Hum): Buffer {
  let at = 0.1;
  const notes = hum.map(([pitch, length]) => {
    const note = { at, length: length * 0.95, pitch, velocity: 0.9, vowel: 'u' as const };
    at += length;
    return note;
  });
  const samples = new Float32Array(samplesOf(at + 0.2));
  sing(samples, notes, 7);
  const file = Buffer.alloc(44 + samples.length * 2);
  file.set(wavHeader({ rate: SAMPLE_RATE, channels: 1, bits: 16, dataBytes: samples.length * 2 }));
  samples.forEach((sample, i) => file.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, sample))), 44 + i * 2));
  return file;
}
