import { setTimeout as sleep } from 'node:timers/promises';
import { type BareChromium, type BarePage, startBareChromium } from '../listening/bare-chromium.ts';
import { openRoom, type Room, type Shelf, stock } from '../listening/room.ts';
import { percentile } from '../listening/runs.ts';
import { busy, wav } from '../listening/signals.ts';
import { pageScript } from '../listening/tap.ts';
import type { Figure } from './figure.ts';

export const name = 'memory';
export const about = 'memory of a version that is ready to switch to, beside decodeAudioData of whole files; processor beside media elements';

const SECONDS = 300;
const MANY = 4;
const PLAY_S = 60;

/** `unseen` with the waveform out of sight. */
type Measured = { megabytes: number; cpuPercent: number; unseen: number };
type Enter = (chromium: BareChromium, room: Room, shelf: Shelf) => Promise<BarePage>;

/** Of the processes that run pages: what four versions take more than one, a version; and their share of one core while playing. */
export async function run(): Promise<Figure[]> {
  const room = await openRoom();
  try {
    const file = wav(busy(0, 48_000, 24), { seconds: SECONDS, rate: 48_000 });
    const one = await stock([file]);
    const many = await stock(Array.from({ length: MANY }, () => file));
    const each = async (enter: Enter, shelf: Shelf) => measure(room, shelf, enter);
    const whole = [await each(wholeFiles, one), await each(wholeFiles, many)] as const;
    const elements = await each(mediaElements, many);
    const ours = [await each(reviewPage, one), await each(reviewPage, many)] as const;
    const per = ([few, all]: readonly [Measured, Measured]) => (all.megabytes - few.megabytes) / (MANY - 1);
    return [
      { figure: 'perVersion', ours: per(ours), peer: per(whole), unit: 'MB', better: 'lower', n: MANY - 1, note: `${SECONDS / 60} minutes each; the whole page ${Math.round(ours[1].megabytes)} MB with ${MANY}, ${Math.round(ours[0].megabytes)} with one; must ≤ 25` },
      { figure: 'processor', ours: ours[1].cpuPercent, peer: elements.cpuPercent, unit: '% of one core', better: 'lower', n: PLAY_S, note: `${MANY} versions ready, with the page's own drawing (${ours[0].cpuPercent.toFixed(1)} with one version), beside ${MANY} media elements on an empty page; must ≤ 15` },
      { figure: 'engine', ours: ours[1].unseen, peer: elements.unseen, unit: '% of one core', better: 'lower', n: PLAY_S / 3, note: `the same with the waveform out of sight, so that little is drawn (${ours[0].unseen.toFixed(1)} with one version)` },
    ];
  } finally {
    await room.close();
  }
}

/** The middle of what is seen in the last third of a minute of playing. */
async function measure(room: Room, shelf: Shelf, enter: Enter): Promise<Measured> {
  const chromium = await startBareChromium();
  try {
    const page = await enter(chromium, room, shelf);
    await sleep((PLAY_S * 2000) / 3);
    const seen: number[] = [];
    const cpuPercent = await processor(chromium, async () => {
      for (let second = 0; second < PLAY_S / 3; second++) {
        await sleep(1000);
        seen.push((await chromium.usage()).megabytes);
      }
    });
    await page.evaluate(`document.querySelector('.rv-stage')?.style.setProperty('display', 'none')`);
    const unseen = await processor(chromium, () => sleep((PLAY_S * 1000) / 3));
    return { megabytes: percentile(seen, 0.5), cpuPercent, unseen };
  } finally {
    await chromium.close();
  }
}

/** Share of one core that the processes of pages take meanwhile, in percent. */
async function processor(chromium: BareChromium, meanwhile: () => Promise<void>): Promise<number> {
  const before = (await chromium.usage()).cpuSeconds;
  const began = performance.now();
  await meanwhile();
  return (100_000 * ((await chromium.usage()).cpuSeconds - before)) / (performance.now() - began);
}

const reviewPage: Enter = async (chromium, { server }, { job }) => {
  const page = await chromium.open(`${server.url}/tracks/${job.trackId}`, job.engineer);
  await page.until(`document.querySelector('button[aria-label="Play"]:not(:disabled)')`);
  await sleep(1000);
  await page.press('k');
  await page.until(`document.querySelector('button[aria-label="Pause"]')`);
  await page.until(`document.querySelector('.rv-now').textContent > '0:01.0'`);
  return page;
};

const wholeFiles: Enter = async (chromium, { server }, { job }) => {
  const page = await chromium.open(`${server.url}/healthz`, job.engineer);
  await page.until('document.body');
  await page.evaluate('globalThis.context = new AudioContext({ sampleRate: 48000 }); globalThis.kept = []');
  // One after the other: only what is kept counts.
  for (const id of job.versionIds) {
    await page.evaluate(`fetch('/media/${id}/lossless.flac').then((r) => r.arrayBuffer()).then((file) => context.decodeAudioData(file)).then((buffer) => { kept.push(buffer); const node = new AudioBufferSourceNode(context, { buffer }); const gain = new GainNode(context, { gain: kept.length === 1 ? 1 : 0 }); node.connect(gain).connect(context.destination); node.start(); return true; })`);
  }
  await page.evaluate('context.resume().then(() => true)');
  return page;
};

const mediaElements: Enter = async (chromium, { server }, { job, rate }) => {
  const page = await chromium.open(`${server.url}/healthz`, job.engineer);
  await page.until('document.body');
  await page.evaluate(await pageScript('peer.ts'));
  await page.evaluate(`listeningPeer.open(${JSON.stringify(job.versionIds.map((id) => `/media/${id}/lossless.flac`))}, ${rate})`);
  await page.evaluate('listeningPeer.ready().then(() => true)');
  await page.press('p');
  return page;
};
