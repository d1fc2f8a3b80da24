import { setTimeout as sleep } from 'node:timers/promises';
import { lineTo } from '../e2e/line.ts';
import { findFirefox, startFirefox } from '../listening/firefox.ts';
import { openRoom, stockSignals } from '../listening/room.ts';
import { apart, changeAfter, firstSound, percentile, runsOf } from '../listening/runs.ts';
import { ruler } from '../listening/signals.ts';
import { takeBy, tapScript, wallOf } from '../listening/tap.ts';
import type { Figure } from './figure.ts';

export const name = 'firefox';
export const about = 'start, switch and exactness in an unpatched Firefox, driven by its own WebDriver BiDi';

const SWITCHES = 40;

/** Nothing where no Firefox is installed. */
export async function run(): Promise<Figure[]> {
  const found = findFirefox();
  if (!found) {
    console.error('firefox: skipped, there is no Firefox here. Install one (apt-get install firefox-esr) or name it in FIREFOX_PATH.');
    return [];
  }
  const room = await openRoom();
  // The page's policy refuses the tap's blob, and Firefox has no switch for that: the line leaves the policy out.
  const line = await lineTo(room.server.url, { without: ['content-security-policy'] });
  const firefox = await startFirefox(found);
  try {
    const shelf = await stockSignals(4, ruler, 60);
    const page = await firefox.open(`${line.url}/tracks/${shelf.job.trackId}`, shelf.job.engineer, await tapScript());
    await page.until(`document.querySelector('button[aria-label="Play"]:not(:disabled)')`);
    const missing = await page.ask<string>(`document.querySelector('.rv-main')?.innerText ?? ''`);
    await page.press('m');
    await page.press('1');
    await sleep(1000);
    await page.press('k');
    await sleep(3000);
    for (let i = 1; i <= SWITCHES; i++) {
      await page.press(String(1 + (i % 4)));
      await sleep(300 + ((i * 37) % 61));
    }
    if ((await page.ask<number>('listeningTap.rates().length')) === 0) throw new Error(`${found.version} made no audio context; the page says: ${missing.slice(0, 500)}`);
    const capture = await takeBy(page.ask);
    const runs = runsOf(capture, shelf.references);
    const first = firstSound(capture);
    const pressed = capture.pressed.filter(({ type }) => type === 'keydown');
    const play = pressed.find(({ key }) => key === 'k');
    const latencies: number[] = [];
    let far = 0;
    for (const { key, at } of pressed.filter(({ key, at }) => /^[1-9]$/.test(key) && at > wallOf(capture, first))) {
      const change = changeAfter(capture, runs, at, (run, next) => next.version === Number(key) - 1 && run.version !== next.version);
      if (!change) continue;
      latencies.push(change.latencyMs);
      far = Math.max(far, Math.abs(apart(change.run, change.next)));
    }
    if (first < 0) throw new Error(`${found.version} let no sound run: it needs a sound card, or PulseAudio (apt-get install pulseaudio) for one that leads nowhere`);
    if (latencies.length === 0 || !play) throw new Error(`no switch was heard in ${found.version}; ${runs.length} stretches were exact, the first sound was at ${first}`);
    const exact = runs.reduce((sum, run) => sum + run.end - run.start, 0);
    const crossfades = Math.round(0.01 * capture.rate) * (runs.length - 1);
    const n = latencies.length;
    return [
      { figure: 'start', ours: wallOf(capture, first) - play.at, peer: null, unit: 'ms', better: 'lower', n: 1, note: found.version },
      { figure: 'p95', ours: percentile(latencies, 0.95), peer: null, unit: 'ms', better: 'lower', n },
      { figure: 'apart', ours: far, peer: null, unit: 'samples', better: 'lower', n },
      { figure: 'mismatches', ours: Math.max(0, capture.left.length - (runs[0]?.start ?? 0) - exact - crossfades), peer: null, unit: 'frames', better: 'lower', n: capture.left.length, note: 'neither a version nor a crossfade of 10 ms' },
    ];
  } finally {
    await firefox.close();
    await line.close();
    await room.close();
  }
}
