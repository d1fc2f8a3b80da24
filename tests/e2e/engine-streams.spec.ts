import type { Reference } from '#tests/listening/reference.ts';
import { firstSound } from '#tests/listening/runs.ts';
import { busy, type Signal, wav } from '#tests/listening/signals.ts';
import { type Capture, take } from '#tests/listening/tap.ts';
import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { forSeconds, openTapped, unmatched } from './listen.ts';
import { newJob, upload } from './studio.ts';

const FULL = 2 ** 23 - 1;
const PARTIALS = [[0.2, 997], [0.1, 4111], [0.05, 11_003]] as const;

/** The same music at any moment, whatever the rate of the file. */
const music = (seconds: number): number => PARTIALS.reduce((sum, [gain, hertz]) => sum + gain * Math.sin(2 * Math.PI * hertz * seconds), 0);
const from = (begin: number, rate: number): Signal => (frame) => {
  const value = Math.round(FULL * music(begin + frame / rate));
  return [value, value];
};

test('versions of other rates and beginnings sound as one, before, in and after every switch', async ({ openAs }) => {
  const job = await newJob({ songs: [] });
  const late = 0.25;
  await upload(job, wav(from(0, 44_100), { seconds: 14, rate: 44_100 }));
  const moved = await upload(job, wav(from(late, 96_000), { seconds: 12, rate: 96_000 }));
  await upload(job, wav(from(0, 48_000), { seconds: 13, rate: 48_000 }));
  const answer = await fetch(`${house().url}/api/v1/versions/${moved}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${job.engineer.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ offsetSamples: late * 96_000 }),
  });
  expect(answer.status).toBe(200);

  const page = await openTapped(openAs, job);
  await unmatched(page);
  await page.keyboard.press('1');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('k');
  await forSeconds(page, 1);
  for (const version of ['2', '3', '1', '3', '2', '1']) {
    await page.keyboard.press(version);
    await forSeconds(page, 0.5);
  }
  const capture = await take(page);
  expect(capture.rate, 'the rate of the finest').toBe(96_000);
  const settled = firstSound(capture) + 1000;
  const place = placeOf(capture, settled, music);
  let worst = 0;
  for (let i = settled; i < capture.left.length; i += 1) worst = Math.max(worst, Math.abs((capture.left[i] as number) - music((i + place) / 96_000)));
  expect(20 * Math.log10(worst), 'dBFS of the largest difference from the music itself').toBeLessThan(-90);
});

test('the low stream lies on the lossless one to the sample', async ({ openAs }) => {
  const RATE = 44_100;
  const job = await newJob({ songs: [] });
  const signal = busy(0, RATE, 24, 0.4);
  await upload(job, wav(signal, { seconds: 20, rate: RATE }));
  const page = await openTapped(openAs, job);
  await page.keyboard.press('k');
  await forSeconds(page, 1);
  await page.getByLabel('Stream').selectOption('low');
  await expect(page.locator('.rv-heard')).toContainText('Opus', { timeout: 15_000 });
  await forSeconds(page, 2);
  const capture = await take(page);
  const start = firstSound(capture);
  const place = exactPlace(capture, start + 500, signal);
  const from = capture.left.length - RATE;
  const levels = [-2, -1, 0, 1, 2].map((lag) => error(capture, from, place + lag, signal));
  expect(levels.indexOf(Math.min(...levels)), `error by lag: ${levels.join(', ')} dB`).toBe(2);
  expect(levels[2], 'it is the low stream').toBeGreaterThan(-90);
});

/** Where frame 0 of a capture lies in the music, in frames. */
function placeOf({ left, rate }: Capture, i: number, of: (seconds: number) => number): number {
  for (let frame = 0; frame < 4 * rate; frame += 1) {
    let k = 0;
    while (k < 200 && Math.abs((left[i + k] as number) - of((frame + k) / rate)) < 1e-4) k += 1;
    if (k === 200) return frame - i;
  }
  throw new Error('what is heard is not the music');
}

function exactPlace({ left }: Pick<Reference, 'left'>, i: number, signal: Signal): number {
  for (let frame = 0; frame < 4 * 44_100; frame += 1) {
    let k = 0;
    while (k < 50 && left[i + k] === Math.fround(signal(frame + k)[0] / 2 ** 23)) k += 1;
    if (k === 50) return frame - i;
  }
  throw new Error('what is heard is not the file');
}

/** Power of the difference from the file beside that of the file, dB. */
function error({ left }: Capture, start: number, place: number, signal: Signal): number {
  let difference = 0;
  let power = 0;
  for (let i = start; i < left.length; i += 1) {
    const expected = signal(i + place)[0] / 2 ** 23;
    difference += ((left[i] as number) - expected) ** 2;
    power += expected ** 2;
  }
  return Math.round(10 * Math.log10(difference / power));
}
