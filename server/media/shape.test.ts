import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { suggestSections } from '#app/domain/song-map/suggest.ts';
import { shapeOf } from './shape.server.ts';
import { makeTempDir, seededNoise, signal, wavBytes } from './test-audio.ts';

const folder = makeTempDir();
afterAll(() => folder.remove());
const RATE = 44_100;

/** Stretches of tones over quiet noise, one beat after the other. */
function songFile(name: string, stretches: readonly (readonly [seconds: number, hertz: number, gain: number])[]): string {
  const noise = seededNoise();
  const ends = stretches.reduce<number[]>((all, [seconds]) => [...all, (all.at(-1) ?? 0) + seconds * RATE], []);
  const samples = signal(ends.at(-1) as number, 2, (i, c) => {
    const [, hertz, gain] = stretches[ends.findIndex((end) => i < end)] as (typeof stretches)[number];
    return gain * Math.exp((-3 * (i % (RATE / 2))) / RATE) * Math.sin((2 * Math.PI * hertz * (1 + c / 2) * i) / RATE) + 0.002 * noise();
  });
  const file = join(folder.path, name);
  writeFileSync(file, wavBytes(samples, 's16', RATE, 2));
  return file;
}

test('a song of known changes is heard to change there, and nothing is written', async () => {
  const heard = await shapeOf({ input: songFile('abac.wav', [[14, 120, 0.2], [14, 2500, 0.5], [14, 120, 0.2], [12, 700, 0.05]]) });
  if (!heard.ok) throw new Error(heard.detail);
  expect(heard.report.levels.length, 'every whole step').toBe(heard.report.bands * (4 * 54 - 1));
  const found = suggestSections(heard.report);
  expect(found.map(({ name }) => name)).toEqual(['Section A 1', 'Section B', 'Section A 2', 'Section C']);
  found.forEach(({ start }, i) => expect(Math.abs(start - ([0, 14_000, 28_000, 42_000][i] as number))).toBeLessThanOrEqual(500));
});

test('a band is as loud as what sounds in it', async () => {
  const heard = await shapeOf({ input: songFile('tone.wav', [[2, 1000, 0.5]]) });
  if (!heard.ok) throw new Error(heard.detail);
  const { bands, levels } = heard.report;
  const step = levels.slice(bands, 2 * bands);
  const ratio = (14_000 / 60) ** (1 / bands);
  expect(step.indexOf(Math.max(...step))).toBe(Math.floor(Math.log(1000 / 60) / Math.log(ratio)));
});

test('what is no sound is refused', async () => {
  const file = join(folder.path, 'words.wav');
  writeFileSync(file, 'no sound at all');
  expect(await shapeOf({ input: file })).toMatchObject({ ok: false });
});
