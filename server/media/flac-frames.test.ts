import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createFlacWriter } from './flac-writer.ts';
import { splitFrames, wholeFrames } from '#app/player/engine/flac.ts';

const FRAMES = 4096 * 150 + 1000;

it.each([16, 24] as const)('cuts groups of loud noise at %i bit into the frames that the encoder wrote', (depth) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'flac-'));
  try {
    const file = path.join(folder, 'noise.flac');
    const writer = createFlacWriter(file, 44_100, 2, depth, { left: 1e9, durable: [] });
    let seed = 1;
    const noise = Int32Array.from({ length: FRAMES * 2 }, () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0));
    for (let at = 0; at < FRAMES; at += 4096) writer.add(noise.subarray(at * 2, (at + 4096) * 2), Math.min(4096, FRAMES - at));
    const { offsets, fileBytes } = writer.finish();
    const bytes = new Uint8Array(readFileSync(file));
    const cut = splitFrames(bytes.subarray(offsets[0], fileBytes), 0);
    expect(cut).toHaveLength(151);
    const begins = cut.map((frame) => frame.byteOffset - bytes.byteOffset);
    expect(begins.filter((_, i) => i % 4 === 0)).toEqual(offsets);
    offsets.forEach((offset, group) => expect(splitFrames(bytes.subarray(offset, offsets[group + 1] ?? fileBytes), group * 4)).toHaveLength(group < 37 ? 4 : 3));
    const [one = 0, two = 0, three = 0] = begins.slice(4).map((begin) => begin - (begins[4] ?? 0)).slice(1);
    for (const [came, blocks] of [[0, 0], [9, 0], [one, 0], [one + 9, 1], [two + 100, 2], [three - 1, 2]] as const) {
      expect(wholeFrames(bytes.subarray(begins[4], (begins[4] ?? 0) + came), 4), `${came} bytes`).toEqual({ blocks, bytes: [0, one, two][blocks] });
    }
    expect(() => splitFrames(bytes.subarray(offsets[1]), 0)).toThrow(RangeError);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
