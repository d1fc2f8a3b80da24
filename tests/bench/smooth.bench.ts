import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { notes } from '#db/schema/index.ts';
import { addRequests, type Job, newJob, upload } from '../e2e/studio.ts';
import { type BarePage, startBareChromium } from '../listening/bare-chromium.ts';
import { openRoom } from '../listening/room.ts';
import { percentile } from '../listening/runs.ts';
import { busy, wav } from '../listening/signals.ts';
import type { Figure } from './figure.ts';

export const name = 'smooth';
export const about = 'frames a second while an hour-long version with 500 notes plays, beside a page that draws a line and nothing else';

const NOTES = 500;
const MINUTES = 60;
const LOOK_MS = 10_000;

type Frames = { perSecond: number; /** Between two frames, milliseconds. */ p95: number; worst: number };

/** What is drawn while it plays: as a whole, zoomed in so that the waveform runs, and while the list of notes is scrolled. */
export async function run(): Promise<Figure[]> {
  const room = await openRoom();
  const chromium = await startBareChromium();
  try {
    const job = await anHour();
    const empty = await chromium.open(`${room.server.url}/healthz`, job.engineer);
    await empty.until('document.body');
    await empty.evaluate(LINE);
    const limit = await frames(empty);
    await empty.close();
    const page = await chromium.open(`${room.server.url}/tracks/${job.trackId}`, job.engineer);
    await page.until(`document.querySelector('button[aria-label="Play"]:not(:disabled)')`);
    await page.press('k');
    await page.until(`document.querySelector('.rv-now').textContent > '0:01.0'`);
    await sleep(2000);
    const whole = await frames(page);
    for (let i = 0; i < 8; i++) await page.evaluate(`document.querySelector('.tb-zoom button').click()`);
    await sleep(500);
    const close = await frames(page);
    await page.evaluate(SCROLL);
    const scrolled = await frames(page);
    if (!(await page.evaluate<boolean>(`document.querySelector('.tb-notes-scroll').scrollTop > 0`))) throw new Error('the list of notes did not scroll');
    const figure = (of: string, seen: Frames, note: string): Figure => ({
      figure: of, ours: seen.perSecond, peer: limit.perSecond, unit: 'frames a second', better: 'higher', n: LOOK_MS / 1000,
      note: `${note}; between frames p95 ${seen.p95.toFixed(1)} ms, longest ${seen.worst.toFixed(1)}, beside ${limit.p95.toFixed(1)} and ${limit.worst.toFixed(1)}`,
    });
    return [
      figure('whole', whole, `${MINUTES} minutes, ${NOTES} notes, all of it in sight`),
      figure('close', close, 'zoomed in'),
      figure('scrolled', scrolled, 'zoomed in, the list of notes scrolling'),
    ];
  } finally {
    await chromium.close();
    await room.close();
  }
}

/** One minute of sound, sixty times. */
async function anHour(): Promise<Job> {
  const minute = wav(busy(0, 44_100, 16), { seconds: 60, rate: 44_100, bits: 16 });
  const sound = minute.subarray(44);
  const head = Buffer.from(minute.subarray(0, 44));
  head.writeUInt32LE(36 + sound.length * MINUTES, 4);
  head.writeUInt32LE(sound.length * MINUTES, 40);
  const job = await newJob({ songs: [] });
  await upload(job, Buffer.concat([head, ...Array<Buffer>(MINUTES).fill(sound)]), 'hour.wav', 600_000);
  await addRequests(job, Array.from({ length: NOTES }, (_, n) => `Vocal up a touch in bar ${n + 1}, it sinks behind the guitars there.`));
  await db().update(notes).set({ atMs: sql`(hashtext(${notes.body}) & 2147483647) % ${MINUTES * 60_000}` });
  return job;
}

const LINE = `{
  const line = document.body.appendChild(document.createElement('div'));
  line.style.cssText = 'position:fixed;top:0;width:1px;height:200px;background:red';
  const move = (now) => { line.style.transform = 'translateX(' + ((now / 20) % 1000) + 'px)'; requestAnimationFrame(move); };
  requestAnimationFrame(move);
}`;

const SCROLL = `{
  const list = document.querySelector('.tb-notes-scroll');
  let at = 0;
  const move = () => { at = (at + 8) % 4000; list.scrollTop = at; requestAnimationFrame(move); };
  requestAnimationFrame(move);
}`;

/** Watches the page's frames for ten seconds. */
async function frames(page: BarePage): Promise<Frames> {
  const gaps = await page.evaluate<number[]>(`new Promise((done) => {
    const gaps = [];
    let before = 0;
    const began = performance.now();
    const look = (now) => { if (before) gaps.push(now - before); before = now; if (now - began < ${LOOK_MS}) requestAnimationFrame(look); else done(gaps); };
    requestAnimationFrame(look);
  })`);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return { perSecond: (gaps.length * 1000) / total, p95: percentile(gaps, 0.95), worst: Math.max(...gaps) };
}
