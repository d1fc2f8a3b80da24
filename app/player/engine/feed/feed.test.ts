import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Aim } from '../protocol.ts';
import { Ring, ringBytes } from '../ring.ts';
import { Feed } from './feed.ts';
import { createLineMeter } from './line.ts';
import { nextJob } from './plan.ts';

const RATE = 8000;
const SECONDS = 90;
const GROUP = 16_384;
const FRAMES = SECONDS * RATE;

/** Sample `i` of the file is `i` itself, as 24 bit. */
const file = new Uint8Array(FRAMES * 3);
for (let i = 0; i < FRAMES; i += 1) file.set([i & 255, (i >> 8) & 255, i >> 16], i * 3);
const offsets = Array.from({ length: Math.ceil(FRAMES / GROUP) }, (_, i) => i * GROUP * 3);
const index = { codec: 'pcm', sampleRate: RATE, channels: 1, bitDepth: 24, totalSamples: FRAMES, groupSamples: GROUP, fileBytes: file.length, offsets };

afterEach(() => void vi.unstubAllGlobals());

let release: () => void;

/** A feed of that file over a line that answers at once, or after `stuck` bytes only when released; `asked` counts its requests. */
function stage(ringSeconds = 40, stuck = Infinity) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { headers, signal }: { headers?: { Range: string }; signal: AbortSignal }) => {
    signal.throwIfAborted();
    if (url === 'index') return Response.json(index);
    asked.push(headers?.Range ?? '');
    const [start = 0, end = 0] = (headers?.Range.match(/\d+/g) ?? []).map(Number);
    const bytes = file.slice(start, end + 1);
    if (bytes.length <= stuck) return new Response(bytes, { status: 206 });
    const released = new Promise<void>((resolve) => (release = resolve));
    const body = new ReadableStream<Uint8Array>({
      async start(stream) {
        stream.enqueue(bytes.slice(0, stuck));
        await released;
        stream.enqueue(bytes.slice(stuck));
        stream.close();
      },
    });
    return new Response(body, { status: 206 });
  });
  const ring = new Ring(new ArrayBuffer(ringBytes(ringSeconds * RATE)));
  const head = new Ring(new ArrayBuffer(ringBytes(8 * RATE)));
  const source = { slot: 0, sampleRate: RATE, channels: 1, samples: FRAMES, begin: 0, lossless: { url: 'file', index: 'index' }, low: null };
  const feed = new Feed(source, { ring, head }, { rate: RATE, meter: createLineMeter(() => 0), askPage: () => Promise.resolve(null) });
  const aim = (seconds: number, loop: [number, number] | null = null): Aim => ({
    frame: seconds * RATE,
    running: false,
    loop: loop && { start: loop[0] * RATE, end: loop[1] * RATE },
    audible: [0],
    others: [],
  });
  /** Fetches until nothing is missing. @throws when that takes more requests than there are pieces. */
  const fill = async (at: Aim): Promise<void> => {
    feed.refocus(at);
    for (let turn = 0; turn < 100; turn += 1) {
      const job = nextJob([feed.state(at)]);
      if (!job) return;
      await feed.fetch(job.seconds, 'lossless', () => at);
    }
    throw new Error(`still asking: ${asked.slice(-4).join(', ')}`);
  };
  const holds = (from: Ring, seconds: number): boolean => {
    const { start, end } = from.range();
    const frame = seconds * RATE;
    return frame >= start && frame < end && Math.round((from.left[frame % from.capacity] as number) * 2 ** 23) === frame;
  };
  return { feed, ring, head, aim, fill, asked, holds };
}

describe('a feed', () => {
  it('fills from the playhead on, as far as there is room for, and asks for nothing twice', async () => {
    const { fill, aim, ring, asked, holds } = stage();
    await fill(aim(0));
    for (const seconds of [0, 1, 2.5, 10, 25]) expect(holds(ring, seconds), `second ${seconds}`).toBe(true);
    expect(holds(ring, 40)).toBe(false);
    await fill(aim(20));
    expect(new Set(asked).size).toBe(asked.length);
    for (const seconds of [12, 20, 45]) expect(holds(ring, seconds), `second ${seconds}`).toBe(true);
  });

  it('begins anew where the playhead jumps to, in the middle of a piece', async () => {
    const { fill, aim, ring, holds } = stage();
    await fill(aim(0));
    await fill(aim(70.3));
    for (const seconds of [70.5, 80, 89]) expect(holds(ring, seconds), `second ${seconds}`).toBe(true);
    expect(ring.range().end).toBe(FRAMES);
  });

  it('lets a new place be heard while the rest of the answer is on its way', async () => {
    const { feed, aim, holds, ring } = stage(40, 60_000);
    const at = aim(70.3);
    feed.refocus(at);
    const fetched = feed.fetch(6, 'lossless', () => at);
    await vi.waitFor(() => expect(holds(ring, 70.5)).toBe(true));
    expect(holds(ring, 72), 'what has not come').toBe(false);
    release();
    await fetched;
    expect(holds(ring, 72)).toBe(true);
  });

  it.each([[0, 80], [0.5, 80], [3.9, 61.7], [16.3, 88]] as const)('keeps the beginning of a loop from %d to %d s ready beside the place that plays, and then rests', async (from, to) => {
    const { fill, aim, ring, head, asked, holds } = stage();
    await fill(aim(to - 5, [from, to]));
    expect(holds(ring, to - 1)).toBe(true);
    for (const seconds of [from + 0.25, from + 2, from + 3.75]) expect(holds(head, seconds), `second ${seconds}`).toBe(true);
    expect(asked.length).toBeLessThan(12);
  });

  it('holds all of a loop that fits, once', async () => {
    const { fill, aim, ring, asked, holds } = stage();
    await fill(aim(12, [10, 20]));
    await fill(aim(10, [10, 20]));
    for (const seconds of [10.5, 15, 19.75]) expect(holds(ring, seconds), `second ${seconds}`).toBe(true);
    expect(new Set(asked).size).toBe(asked.length);
  });
});
