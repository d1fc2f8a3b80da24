import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWav } from './wav.ts';

it('writes 24-bit stereo, holds overs at the rails, and leaves nothing unfinished', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wav-'));
  try {
    const file = join(folder, 'tone.wav');
    const left = Float32Array.from([0, 0.5, -0.5, 1.5]);
    const right = Float32Array.from([2 ** -23, -1, 0.25, -1.5]);
    await writeWav(file, { left, right });
    const bytes = await readFile(file);
    expect(bytes.length).toBe(44 + 4 * 6);
    expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect([bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt16LE(34)]).toEqual([2, 48_000, 24]);
    expect(bytes.readUInt32LE(40)).toBe(24);
    const samples = Array.from({ length: 8 }, (_, i) => bytes.readIntLE(44 + i * 3, 3));
    expect(samples).toEqual([0, 1, 4_194_304, -8_388_608, -4_194_304, 2_097_152, 8_388_607, -8_388_608]);
    expect(await readdir(folder)).toEqual(['tone.wav']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
