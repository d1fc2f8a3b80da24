import { decode, type Reference } from '#tests/listening/reference.ts';
import { differing, firstSound, placeIn } from '#tests/listening/runs.ts';
import { busy, wav } from '#tests/listening/signals.ts';
import { type Capture, take } from '#tests/listening/tap.ts';
import { writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { forSeconds, openTapped, unmatched } from './listen.ts';
import { newJob, upload } from './studio.ts';

const SECONDS = 5;

/** What FFmpeg makes of an uploaded file. */
async function decoded(bytes: Buffer): Promise<Reference> {
  const file = test.info().outputPath('uploaded.wav');
  await writeFile(file, bytes);
  return decode(file);
}

/** How many samples are not those of the file, from the first that is on, over all that was heard. */
function compare(capture: Capture, reference: Reference): { wrong: number; frames: number; from: number } {
  expect(capture.rate, 'the audio context has the rate of the file').toBe(reference.rate);
  const start = firstSound(capture);
  expect(start, 'something is heard').toBeGreaterThanOrEqual(0);
  for (let i = start; i < start + 2000; i++) {
    const from = placeIn(capture, i, reference);
    if (from < 0) continue;
    const frames = Math.min(capture.left.length - i, reference.left.length - from);
    return { wrong: differing(capture, i, reference, from, frames), frames, from };
  }
  throw new Error('nothing that is heard is in the file');
}

for (const { rate, bits } of [{ rate: 44_100, bits: 16 }, { rate: 48_000, bits: 24 }, { rate: 96_000, bits: 24 }] as const) {
  test(`what is heard of a file of ${bits} bit at ${rate / 1000} kHz is the file, every sample`, async ({ openAs }) => {
    const job = await newJob({ songs: [] });
    const bytes = wav(busy(0, rate, bits), { seconds: SECONDS + 3, rate, bits });
    await upload(job, bytes);
    const page = await openTapped(openAs, job);
    await unmatched(page);
    await page.keyboard.press('k');
    await forSeconds(page, SECONDS);
    const { wrong, frames, from } = compare(await take(page), await decoded(bytes));
    expect(wrong, `of ${frames} frames from ${from} on`).toBe(0);
    expect(frames).toBeGreaterThan(rate);
    expect(from, 'it begins at the beginning').toBeLessThan(0.02 * rate);
  });
}

/** Page and workers alike: a worker's module is imported behind one that takes the decoder away. */
function withoutWebCodecs(): void {
  Reflect.deleteProperty(globalThis, 'AudioDecoder');
  const Native = globalThis.Worker;
  const script = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const first = script('delete globalThis.AudioDecoder;');
  globalThis.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(script(`import '${first}'; import '${new URL(url, location.href).href}';`), { ...options, type: 'module' });
    }
  };
}

const LACKS: [string, () => void][] = [
  ['the decoder of WebCodecs', withoutWebCodecs],
  ['memory shared with the audio thread', () => void Reflect.deleteProperty(globalThis, 'SharedArrayBuffer')],
];
for (const [what, before] of LACKS) {
  test(`a browser without ${what} plays the same samples`, async ({ openAs }) => {
    const job = await newJob({ songs: [] });
    const bytes = wav(busy(0, 48_000, 24), { seconds: SECONDS, rate: 48_000 });
    await upload(job, bytes);
    const page = await openTapped(openAs, job, { before });
    await unmatched(page);
    await page.keyboard.press('k');
    await forSeconds(page, 3);
    const { wrong, frames } = compare(await take(page), await decoded(bytes));
    expect(wrong, `of ${frames} frames`).toBe(0);
    expect(frames).toBeGreaterThan(48_000);
  });
}
