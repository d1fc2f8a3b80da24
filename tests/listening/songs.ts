import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderDemo } from '#db/demo/render.ts';
import type { Sound } from './room.ts';

/** Folder with a real song in several mixes, for whoever has one: files whose names sort as v1, v2 … */
const FOLDER = process.env.TALKBACK_SONG_DIR;

/** Music in several mixes: that of TALKBACK_SONG_DIR, else a song of the demo studio. */
export async function music(): Promise<{ from: string; mixes: Sound[] }> {
  if (FOLDER) return { from: 'the song of TALKBACK_SONG_DIR', mixes: await soundsIn(FOLDER) };
  const folder = await mkdtemp(path.join(tmpdir(), 'talkback-music-'));
  try {
    await renderDemo(folder, ['paper-planets']);
    return { from: 'a song of the demo studio', mixes: await soundsIn(folder) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function soundsIn(folder: string): Promise<Sound[]> {
  const names = (await readdir(folder)).filter((name) => /\.(flac|wav)$/i.test(name)).sort();
  if (names.length === 0) throw new Error(`there is no FLAC or WAV in ${folder}`);
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })));
}
