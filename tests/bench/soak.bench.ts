import { setTimeout as sleep } from 'node:timers/promises';
import { type BarePage, startBareChromium } from '../listening/bare-chromium.ts';
import { openRoom, stockSignals } from '../listening/room.ts';
import { percentile } from '../listening/runs.ts';
import { ruler } from '../listening/signals.ts';
import { takeBy, tapScript } from '../listening/tap.ts';
import type { Figure } from './figure.ts';
import { createSoakLog, type SoakLog } from './soak/log.ts';

export const name = 'soak';
export const about = 'half an hour (--minutes N) of a switch every second and a seek every ten: stalls, drift and memory';

const VERSIONS = 4;
const SECONDS = 170;
const ROUND = 10;

/** Everything that leaves the page is looked at, ten seconds at a time, in a browser that records nothing else. */
export async function run(): Promise<Figure[]> {
  const rounds = Math.max(3, Math.round((minutes() * 60) / ROUND));
  const room = await openRoom();
  const chromium = await startBareChromium();
  try {
    const { job, references } = await stockSignals(VERSIONS, ruler, SECONDS);
    const page = await chromium.open(`${room.server.url}/tracks/${job.trackId}`, job.engineer, (await tapScript()) + WATCH);
    await page.until(`document.querySelector('button[aria-label="Play"]:not(:disabled)')`);
    await page.press('m');
    await page.press('1');
    await page.press('k');
    await sleep(3000);
    const log = createSoakLog(references);
    const memory: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await oneRound(page, round, log);
      memory.push((await chromium.usage()).megabytes);
      if (round % 30 === 29) console.error(`soak: ${Math.round(((round + 1) * ROUND) / 60)} minutes, ${log.stalls.length} stalls, ${Math.round(memory.at(-1) as number)} MB`);
    }
    return figures(log, memory);
  } finally {
    await chromium.close();
    await room.close();
  }
}

async function oneRound(page: BarePage, round: number, log: SoakLog): Promise<void> {
  // Far from the end, and mostly not where it was before.
  await page.click('.tb-wave', 0.05 + 0.75 * ((round * 0.381966) % 1));
  for (let second = 0; second < ROUND; second++) {
    await page.press(String(1 + ((round + second) % VERSIONS)));
    await sleep(1000);
  }
  const shown = await page.evaluate<[number, number][]>('soakWatch.splice(0)');
  log.add(await takeBy(page.evaluate), shown);
}

/** Notes when the playhead on the page passes a tenth of a second, in Unix ms. */
const WATCH = `
window.soakWatch = [];
addEventListener('DOMContentLoaded', () => {
  let before = '';
  const look = () => {
    const text = document.querySelector('.rv-now')?.textContent ?? '';
    if (text !== before) {
      const [m, s] = text.split(':').map(Number);
      soakWatch.push([Date.now(), 60 * m + s]);
      before = text;
    }
    requestAnimationFrame(look);
  };
  look();
});`;

function figures(log: SoakLog, memory: number[]): Figure[] {
  const third = Math.max(1, Math.floor(memory.length / 3));
  const growth = percentile(memory.slice(-third), 0.5) - percentile(memory.slice(Math.min(6, third - 1), third + Math.min(6, third - 1)), 0.5);
  const early = percentile(log.offsets.slice(0, Math.ceil(log.offsets.length / 5)), 0.5);
  const late = percentile(log.offsets.slice(-Math.ceil(log.offsets.length / 5)), 0.5);
  const n = log.switches;
  return [
    { figure: 'stalls', ours: log.stalls.length, peer: null, unit: '', better: 'lower', n: Math.round(log.seconds), note: `silence that no seek explains, in ${Math.round(log.seconds / 60)} minutes; longest ${Math.round(Math.max(0, ...log.stalls))} ms; must 0` },
    { figure: 'apart', ours: log.apart, peer: null, unit: 'samples', better: 'lower', n, note: 'the most between two versions at a switch; must 0' },
    { figure: 'lost', ours: n - log.heard, peer: null, unit: '', better: 'lower', n, note: 'switches that were not heard before the next' },
    { figure: 'p95', ours: percentile(log.latencies, 0.95), peer: null, unit: 'ms', better: 'lower', n: log.latencies.length, note: 'of a switch, with the recording beside it' },
    { figure: 'seekP95', ours: percentile(log.seeks, 0.95), peer: null, unit: 'ms', better: 'lower', n: log.seeks.length, note: 'to places anywhere in the song' },
    { figure: 'drift', ours: Math.abs(late - early) * 48, peer: null, unit: 'samples', better: 'lower', n: log.offsets.length, note: `between the playhead shown and what sounds, last fifth against first; shown ${early.toFixed(1)} ms after the audio thread at first, ${late.toFixed(1)} at last; a frame of the screen is 800` },
    { figure: 'growth', ours: growth, peer: null, unit: 'MB', better: 'lower', n: memory.length, note: `of the page's processes, last third against first; ${Math.round(memory[0] as number)} MB at first, ${Math.round(memory.at(-1) as number)} at last` },
  ];
}

function minutes(): number {
  const at = process.argv.indexOf('--minutes');
  const given = at < 0 ? 30 : Number(process.argv[at + 1]);
  if (!(given > 0)) throw new Error('--minutes wants a number');
  return given;
}
