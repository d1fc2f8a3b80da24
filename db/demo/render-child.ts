/**
 * Runs in a process of its own: `render-child DIRECTORY SONG-KEY…` writes each song's mixes and prints what it
 * made as one line of JSON. Ends, between two mixes, when its input does: then whoever asked for them is gone.
 */
import { mkdir } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { DemoSong } from './render.ts';
import { writeScore } from './score.ts';
import { renderMixes } from './song.ts';
import { SONGS } from './songs/index.ts';
import { writeWav } from './wav.ts';

const [directory, ...keys] = process.argv.slice(2);
if (!directory) throw new Error('Say where to write the songs.');

const input = process.stdin as Socket;
input.resume().once('close', () => process.exit(1));
input.unref();

// Whoever started us answers requests meanwhile.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
await mkdir(directory, { recursive: true });

const made: DemoSong[] = [];
for (const song of SONGS.filter(({ key }) => keys.includes(key))) {
  const { sections, seconds } = writeScore(song);
  const mixes: DemoSong['mixes'] = [];
  for (const { spec, audio } of renderMixes(song)) {
    const file = join(directory, `${song.key}-${spec.key}.wav`);
    await writeWav(file, audio);
    mixes.push({ key: spec.key, label: spec.label, file });
  }
  made.push({ key: song.key, title: song.title, durationMs: Math.round(seconds * 1000), sections, mixes });
}
process.stdout.write(`${JSON.stringify(made)}\n`);
