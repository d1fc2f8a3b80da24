import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { wavHeader } from '#db/demo/wav-header.ts';

const RATE = 48_000;
const FRAME_BYTES = 6;

/** Writes a 24-bit 48 kHz stereo WAV of drums, bass and chords, the same every time. */
export function writeSong(path: string, seconds: number): void {
  const fd = openSync(path, 'w');
  writeSync(fd, wavHeader({ rate: RATE, bits: 24, dataBytes: seconds * RATE * FRAME_BYTES }));
  let state = 12345;
  const noise = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
  const block = Buffer.alloc(RATE * FRAME_BYTES);
  for (let second = 0; second < seconds; second++) {
    for (let i = 0; i < RATE; i++) {
      const t = second + i / RATE;
      const root = [55, 65.4, 49, 73.4][Math.floor(t / 2) % 4]!;
      const beat = t % 0.5;
      const kick = 0.4 * Math.sin(2 * Math.PI * (50 * beat + 6 * (1 - Math.exp(-beat * 30)))) * Math.exp(-beat * 12);
      const hat = 0.08 * noise() * Math.exp(-(t % 0.25) * 60);
      const snare = 0.15 * noise() * Math.exp(-((t + 0.5) % 1) * 25);
      const bass = 0.2 * Math.sin(2 * Math.PI * root * t);
      const chord = (detune: number) => {
        let sum = 0;
        for (let k = 1; k < 6; k++) sum += Math.sin(2 * Math.PI * root * 4 * detune * k * t + k) / k;
        return 0.06 * sum;
      };
      const left = kick + hat + snare + bass + chord(1.003) + 0.002 * noise();
      const right = kick + 0.7 * hat + 0.9 * snare + bass + chord(1.006) + 0.002 * noise();
      block.writeIntLE(Math.round(Math.max(-1, Math.min(1, left)) * 8388607), i * FRAME_BYTES, 3);
      block.writeIntLE(Math.round(Math.max(-1, Math.min(1, right)) * 8388607), i * FRAME_BYTES + 3, 3);
    }
    writeSync(fd, block);
  }
  closeSync(fd);
}

/** Writes a song `times` behind itself, as one WAV. */
export function repeatSong(from: string, to: string, seconds: number, times: number): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w');
  const bytes = seconds * RATE * FRAME_BYTES;
  writeSync(target, wavHeader({ rate: RATE, bits: 24, dataBytes: bytes * times }));
  const block = Buffer.alloc(4 * 1024 * 1024);
  for (let round = 0; round < times; round++) {
    for (let at = 0; at < bytes; ) {
      const read = readSync(source, block, 0, Math.min(block.length, bytes - at), 44 + at);
      writeSync(target, block, 0, read);
      at += read;
    }
  }
  closeSync(source);
  closeSync(target);
}
