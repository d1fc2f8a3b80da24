import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { type ChildJob, type ChildMessage, VOICE_FILE, VOICE_PEAKS, type VoiceReport } from './ingest-types.ts';
import type { OutputBudget } from './output-file.ts';
import { readGroups } from './read-groups.ts';
import { Refusal } from './refusals.ts';
import { VOICES } from './source.ts';

const VOICE_BIT_RATE = 48_000;
/** Samples of which the loudest is remembered until the length is known. */
const FINE = 512;

/** Decodes a recorded voice and leaves it in `job.partialDir` as Ogg Opus, finished and durable. */
export async function runVoice(job: ChildJob, engine: Engine, post: (message: ChildMessage) => void): Promise<VoiceReport> {
  const source = await engine.openSource(job.input, job.limits.maxSeconds, VOICES);
  post({ type: 'probed', seconds: source.seconds });
  const { sampleRate, channels } = source;
  const budget: OutputBudget = { left: job.limits.maxOutputBytes, durable: [] };
  const opus = engine.low(join(job.partialDir, VOICE_FILE), sampleRate, channels, budget, VOICE_BIT_RATE);
  const shape = createShape(channels);
  const { samples } = await readGroups(source, job.limits.maxSeconds, false, async (group, frames) => {
    shape.add(group, frames);
    await opus.add(group, frames);
  });
  if (samples === 0) throw new Refusal('too_short');
  const { fileBytes } = await opus.finish();
  await Promise.all(budget.durable);
  return { samples, sampleRate, durationMs: Math.max(1, Math.round((samples / sampleRate) * 1000)), bytes: fileBytes, peaks: shape.finish(VOICE_PEAKS) };
}

/** Remembers how loud it was where, by the louder channel. */
function createShape(channels: number): { add(samples: Int32Array, frames: number): void; finish(count: number): number[] } {
  const loudest: number[] = [];
  let held = 0;
  let top = 0;
  return {
    add(samples, frames) {
      for (let i = 0; i < frames; i++) {
        for (let c = 0; c < channels; c++) top = Math.max(top, Math.abs(samples[i * channels + c]!));
        if (++held < FINE) continue;
        loudest.push(top);
        [held, top] = [0, 0];
      }
    },
    finish(count) {
      if (held > 0) loudest.push(top);
      const most = Math.max(1, ...loudest);
      return Array.from({ length: count }, (_, i) => {
        const from = Math.floor((i * loudest.length) / count);
        const to = Math.max(from + 1, Math.floor(((i + 1) * loudest.length) / count));
        return Math.round((100 * Math.max(0, ...loudest.slice(from, to))) / most);
      });
    },
  };
}
