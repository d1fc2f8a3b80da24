import { describe, expect, it } from 'vitest';
import { chooseLevel, createPeakStore, parsePeaks } from './peaks.ts';

type File = { version?: number; eightBit?: boolean; rate?: number; spp?: number; channels?: number; values: number[]; declared?: number };

/** Writes a file by the format's description: values are min, max per channel, point after point. */
function write({ version = 2, eightBit = false, rate = 48_000, spp = 256, channels = 1, values, declared }: File): ArrayBuffer {
  const header = version === 2 ? 24 : 20;
  const width = eightBit ? 1 : 2;
  const buffer = new ArrayBuffer(header + values.length * width);
  const view = new DataView(buffer);
  view.setInt32(0, version, true);
  view.setUint32(4, eightBit ? 1 : 0, true);
  view.setInt32(8, rate, true);
  view.setInt32(12, spp, true);
  view.setUint32(16, declared ?? values.length / 2 / channels, true);
  if (version === 2) view.setInt32(20, channels, true);
  values.forEach((value, i) => (eightBit ? view.setInt8(header + i, value) : view.setInt16(header + i * 2, value, true)));
  return buffer;
}

describe('parsePeaks', () => {
  it('reads 16-bit stereo, interleaved min and max per channel', () => {
    const parsed = parsePeaks(write({ channels: 2, values: [-1, 1, -2, 2, -3, 3, -32768, 32767] }));
    if (!parsed.ok) throw new Error(parsed.reason);
    const { peaks } = parsed;
    expect(peaks).toMatchObject({ sampleRate: 48_000, samplesPerPixel: 256, length: 2 });
    expect(peaks.channels.map(({ min, max }) => [[...min], [...max]])).toEqual([
      [[-1, -3], [1, 3]],
      [[-2, -32768], [2, 32767]],
    ]);
    expect(-32768 * peaks.scale).toBe(-1);
  });

  it('reads 8-bit and version 1', () => {
    const parsed = parsePeaks(write({ version: 1, eightBit: true, values: [-128, 127, -5, 6] }));
    if (!parsed.ok) throw new Error(parsed.reason);
    expect([...(parsed.peaks.channels[0]?.max ?? [])]).toEqual([127, 6]);
    expect(-128 * parsed.peaks.scale).toBe(-1);
  });

  it('takes what is there of a file cut short', () => {
    const parsed = parsePeaks(write({ values: [-1, 1, -2, 2], declared: 900 }));
    expect(parsed.ok && parsed.peaks.length).toBe(2);
  });

  it.each([
    ['empty', new ArrayBuffer(0)],
    ['another version', write({ version: 3, values: [0, 0] })],
    ['no rate', write({ rate: 0, values: [0, 0] })],
    ['no channels', write({ channels: 0, values: [0, 0], declared: 1 })],
  ])('refuses a file that is %s', (_, buffer) => {
    expect(parsePeaks(buffer).ok).toBe(false);
  });
});

describe('chooseLevel', () => {
  const levels = [256, 16384, 1024, 4096].map((samplesPerPixel) => ({ samplesPerPixel }));
  it.each([
    [64, 256],
    [256, 256],
    [1500, 1024],
    [10_000, 4096],
    [1e9, 16384],
  ])('for %d samples a pixel takes level %d', (want, level) => {
    expect(chooseLevel(levels, want)?.samplesPerPixel).toBe(level);
  });
  it('has nothing to choose from an empty list', () => {
    expect(chooseLevel([], 256)).toBeNull();
  });
});

describe('createPeakStore', () => {
  const refs = [256, 4096].map((samplesPerPixel) => ({ samplesPerPixel, url: `/peaks-${samplesPerPixel}` }));
  const serve = (asked: string[], status = 200): typeof globalThis.fetch => (input) => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url);
    const spp = Number(url.split('-')[1]);
    return Promise.resolve(new Response(write({ spp, values: [-16384, 8192] }), { status }));
  };

  it('fetches each level once, and draws with what it has until the wanted one is there', async () => {
    const asked: string[] = [];
    const store = createPeakStore(refs, { fetch: serve(asked) });
    expect(store.best(100)).toBeNull();
    expect(await store.want(5000)).toBe(true);
    expect(store.best(100)?.samplesPerPixel).toBe(4096);
    expect(store.peak()).toBe(0.5);
    await Promise.all([store.want(300), store.want(300)]);
    expect(store.best(300)?.samplesPerPixel).toBe(256);
    expect(await store.want(300)).toBe(false);
    expect(asked).toEqual(['/peaks-4096', '/peaks-256']);
  });

  it('says when a level could not be had, and tries again when asked again', async () => {
    const asked: string[] = [];
    const store = createPeakStore(refs, { fetch: serve(asked, 503) });
    expect(await store.want(5000)).toBe(false);
    expect(store.error).toBe('The waveform could not be loaded.');
    await store.want(5000);
    expect(asked).toHaveLength(2);
  });
});
