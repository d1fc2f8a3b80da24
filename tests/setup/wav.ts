import { wavHeader } from '#db/demo/wav-header.ts';

/** A WAV, 24 bit, stereo: two tones, and a bit of dither so that it does not compress away. */
export function wav(seconds: number, { rate = 48_000, gain = 0.3 } = {}): Buffer {
  const frames = Math.round(seconds * rate);
  const file = Buffer.alloc(44 + frames * 6);
  file.set(wavHeader({ rate, bits: 24, dataBytes: frames * 6 }));
  let noise = 1;
  for (let i = 0; i < frames; i += 1) {
    for (const [channel, hertz] of [220, 331].entries()) {
      noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
      const sample = gain * Math.sin((2 * Math.PI * hertz * i) / rate) + noise / 2 ** 41;
      file.writeIntLE(Math.round(sample * 8_388_607), 44 + i * 6 + channel * 3, 3);
    }
  }
  return file;
}
