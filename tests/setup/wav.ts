/** A WAV, 24 bit, stereo: two tones, and a bit of dither so that it does not compress away. */
export function wav(seconds: number, { rate = 48_000, gain = 0.3 } = {}): Buffer {
  const frames = Math.round(seconds * rate);
  const file = Buffer.alloc(44 + frames * 6);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 6, 28);
  file.writeUInt16LE(6, 32);
  file.writeUInt16LE(24, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(frames * 6, 40);
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
