import { open, rename } from 'node:fs/promises';
import { SAMPLE_RATE, type Stereo } from './dsp.ts';
import { wavHeader } from './wav-header.ts';

const BYTES_PER_FRAME = 6;
const FRAMES_PER_WRITE = 65_536;

/** Full scale is ±1; whatever lies beyond is held at the rails. */
function toInt24(sample: number): number {
  const scaled = Math.floor(sample * 8_388_608 + 0.5);
  return scaled > 8_388_607 ? 8_388_607 : scaled < -8_388_608 ? -8_388_608 : scaled;
}

/**
 * Write 24-bit stereo PCM at 48 kHz, piece by piece. The file appears under its name only once it is
 * whole, so an interrupted start leaves no half song behind.
 */
export async function writeWav(file: string, audio: Stereo): Promise<void> {
  const frames = audio.left.length;
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w');
  try {
    await handle.write(wavHeader({ rate: SAMPLE_RATE, bits: 24, dataBytes: frames * BYTES_PER_FRAME }));
    const bytes = Buffer.alloc(FRAMES_PER_WRITE * BYTES_PER_FRAME);
    for (let start = 0; start < frames; start += FRAMES_PER_WRITE) {
      const end = Math.min(frames, start + FRAMES_PER_WRITE);
      let at = 0;
      for (let i = start; i < end; i++) {
        const left = toInt24(audio.left[i] as number);
        const right = toInt24(audio.right[i] as number);
        bytes[at] = left;
        bytes[at + 1] = left >> 8;
        bytes[at + 2] = left >> 16;
        bytes[at + 3] = right;
        bytes[at + 4] = right >> 8;
        bytes[at + 5] = right >> 16;
        at += BYTES_PER_FRAME;
      }
      await handle.write(bytes, 0, at);
    }
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}
