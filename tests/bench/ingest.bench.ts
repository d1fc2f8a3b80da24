import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { ingestFile } from '#server/media/ingest.server.ts';
import type { Figure } from './figure.ts';
import { repeatSong, writeSong } from './ingest/song.ts';

export const name = 'ingest';
export const about = 'a 4-minute WAV to a ready version, beside one process per product; and memory for two hours';

const ROUNDS = 5;
const SECONDS = 240;
const TWO_HOURS = 30;
const PRODUCTS = { flac: 'peer.flac', opus: 'peer.opus', loudness: 'peer.json', peaks: 'peer.dat' } as const;
const LONG_RUN_BYTES = 5 * 1024 ** 3;

const run = promisify(execFile);

/** Both sides are bundled first, as in production, so that no compiler is timed. */
async function bundle(): Promise<{ ingest: typeof ingestFile; peer: string; remove(): Promise<void> }> {
  const out = join(import.meta.dirname, '../../build');
  await mkdir(out, { recursive: true });
  const dir = await mkdtemp(join(out, 'bench-ingest-'));
  const entries = { ingest: '../../server/media/ingest.server.ts', 'ingest-child': '../../server/media/ingest-child.ts', peer: './ingest/peer.ts' };
  await build({
    entryPoints: Object.entries(entries).map(([name, file]) => ({ out: name, in: join(import.meta.dirname, file) })),
    outdir: dir, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning',
  });
  const module = (await import(pathToFileURL(join(dir, 'ingest.js')).href)) as { ingestFile: typeof ingestFile };
  return { ingest: module.ingestFile, peer: join(dir, 'peer.js'), remove: () => rm(dir, { recursive: true, force: true }) };
}

async function runBench(): Promise<Figure[]> {
  const { ingest, peer, remove } = await bundle();
  const temp = await mkdtemp(join(tmpdir(), 'talkback-bench-'));
  try {
    const song = join(temp, 'song.wav');
    writeSong(song, SECONDS);
    const ours: number[] = [];
    const starts: number[] = [];
    const memory: number[] = [];
    const theirs = new Map(Object.keys(PRODUCTS).map((product) => [product, [] as number[]]));
    // Round 0 warms the disk cache on both sides and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now();
      const verdict = await ingest({ input: song, outDir: join(temp, `ours-${round}`) });
      const wall = (performance.now() - began) / 1000;
      if (!verdict.ok) throw new Error(`ingest refused the song: ${verdict.reason} ${verdict.detail ?? ''}`);
      if (round > 0) {
        ours.push(wall);
        starts.push(verdict.usage.startMs);
        memory.push(verdict.usage.peakMemoryBytes / 2 ** 20);
      }
      await rm(join(temp, `ours-${round}`), { recursive: true });
      for (const [product, file] of Object.entries(PRODUCTS)) {
        const output = join(temp, file);
        const before = performance.now();
        await run(process.execPath, [peer, product, song, output]);
        if (round > 0) theirs.get(product)!.push((performance.now() - before) / 1000);
        await rm(output);
      }
    }
    const sums = ours.map((_, i) => [...theirs.values()].reduce((sum, times) => sum + times[i]!, 0));
    const each = [...theirs].map(([product, times]) => `${product} ${median(times).toFixed(2)}`).join(', ');
    const figures: Figure[] = [
      { figure: 'wall', ours: median(ours), peer: median(sums), unit: 's', better: 'lower', n: ROUNDS, note: `goal ≤ 0.6; beside: ${each}` },
      { figure: 'start', ours: median(starts), peer: null, unit: 'ms', better: 'lower', n: ROUNDS, note: 'the child, until it takes work' },
    ];
    const { bavail, bsize } = await statfs(temp);
    if (bavail * bsize < LONG_RUN_BYTES) {
      console.error('ingest memory: skipped, the two-hour file needs 5 GB of room in the temporary folder');
      return figures;
    }
    const long = join(temp, 'long.wav');
    repeatSong(song, long, SECONDS, TWO_HOURS);
    const verdict = await ingest({ input: long, outDir: join(temp, 'long') });
    if (!verdict.ok) throw new Error(`ingest refused two hours: ${verdict.reason} ${verdict.detail ?? ''}`);
    figures.push({
      figure: 'memory', ours: verdict.usage.peakMemoryBytes / 2 ** 20, peer: median(memory), unit: 'MiB', better: 'lower', n: 1,
      note: 'peak of the child for two hours, beside the same for four minutes',
    });
    return figures;
  } finally {
    await rm(temp, { recursive: true, force: true });
    await remove();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

export { runBench as run };
