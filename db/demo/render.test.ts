import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderDemo } from './render.ts';

it('renders a song in a process of its own, every mix a whole file of the same size', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  try {
    const { songs } = await renderDemo(join(folder, 'made'), ['paper-planets']);
    expect(songs.map(({ key, title }) => [key, title])).toEqual([['paper-planets', 'Paper Planets']]);
    const [song] = songs;
    expect(song?.sections.at(-1)?.name).toBe('Outro');
    expect(song?.mixes.map(({ key }) => key)).toEqual(['v1', 'v2', 'instrumental']);
    const sizes = await Promise.all((song?.mixes ?? []).map(async ({ file }) => (await stat(file)).size));
    const samples = Math.round((song?.durationMs ?? 0) * 48);
    for (const size of sizes) expect(Math.abs((size - 44) / 6 - samples)).toBeLessThan(48);
    expect(new Set(sizes).size).toBe(1);
    expect(await readdir(join(folder, 'made'))).toHaveLength(3);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 20_000);

it('says why when it cannot write', async () => {
  await expect(renderDemo('/dev/null/demo', ['paper-planets'])).rejects.toThrow(/Rendering the demo's songs stopped/);
}, 20_000);
