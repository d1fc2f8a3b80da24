import type { LowIndex } from './ingest-types.ts';
import { opusHead } from './opus-encode.ts';
import { createOpusFile } from './opus-file.ts';
import { OPUS_BIT_RATE, OPUS_PACKET } from './opus-shape.ts';
import type { OutputBudget } from './output-file.ts';
import type { WorkerPool } from './worker-pool.ts';

// 20 s a segment, each begun by its own encoder one second early: the state has settled by then and
// the join cannot be told from one long run (see the decision record for the measurement).
const SEGMENT_PACKETS = 1000;
// The first is short, so that the other processors need not wait for it.
const FIRST_SEGMENT_PACKETS = 250;
const PRE_ROLL_PACKETS = 50;

export interface OpusWriter {
  /** Takes interleaved float at 48 kHz; waits while all segment buffers are in use. */
  add(samples: Float32Array): Promise<void>;
  finish(): Promise<LowIndex>;
}

/** Writes Ogg Opus (RFC 7845), its segments encoded side by side on the pool's threads; bytes do not depend on their number. */
export function createOpusWriter(path: string, sourceSampleRate: number, channels: number, pool: WorkerPool, budget: OutputBudget, bitRate = OPUS_BIT_RATE): OpusWriter {
  const file = createOpusFile(path, opusHead(channels), sourceSampleRate, channels, budget, bitRate);
  const width = OPUS_PACKET * channels;
  const capacity = (PRE_ROLL_PACKETS + SEGMENT_PACKETS + 1) * width;
  const free: Float32Array[] = [];
  let made = 0;
  const most = 2 * pool.size + 2;
  let written: Promise<void> = Promise.resolve();
  const running = new Set<Promise<void>>();

  let segment = 0;
  let skip = 0;
  let current = acquireNow();
  let filled = 0;
  let totalSamples = 0;

  function acquireNow(): Float32Array {
    made++;
    return new Float32Array(new SharedArrayBuffer(capacity * 4));
  }
  async function acquire(): Promise<Float32Array> {
    for (;;) {
      const buffer = free.pop();
      if (buffer) return buffer;
      if (made < most) return acquireNow();
      if (pool.help()) await Promise.resolve();
      else await Promise.race(running);
    }
  }
  const submit = (memory: Float32Array, packets: number) => {
    const before = written;
    const encoding = pool
      .run({ type: 'encode', segment, memory: memory.buffer as SharedArrayBuffer, packets, skip, channels, bitRate })
      .then((answer) => {
        free.push(memory);
        return answer;
      });
    const encoded = encoding.then(() => undefined);
    running.add(encoded);
    void encoded.catch(() => undefined).finally(() => running.delete(encoded));
    written = Promise.all([encoding, before]).then(([answer]) => {
      if (answer.type === 'encoded') file.add(answer.sizes, answer.data);
    });
    // why: a failure is reported by the next add() or by finish(), which both await; until then it must not count as unhandled
    written.catch(() => undefined);
    segment++;
  };

  return {
    async add(samples) {
      totalSamples += samples.length / channels;
      let at = 0;
      while (at < samples.length) {
        const wanted = skip + (segment === 0 ? FIRST_SEGMENT_PACKETS : SEGMENT_PACKETS);
        const end = wanted * width;
        const take = Math.min(end - filled, samples.length - at);
        current.set(samples.subarray(at, at + take), filled);
        filled += take;
        at += take;
        if (filled < end) continue;
        const done = current;
        submit(done, wanted);
        const fresh = await acquire();
        fresh.set(done.subarray(end - PRE_ROLL_PACKETS * width, end));
        current = fresh;
        skip = PRE_ROLL_PACKETS;
        filled = PRE_ROLL_PACKETS * width;
      }
    },
    async finish() {
      const packets = Math.ceil((filled + file.preSkip * channels) / width);
      current.fill(0, filled, packets * width);
      submit(current, packets);
      while (pool.help());
      await written;
      return file.finish(totalSamples);
    },
  };
}
