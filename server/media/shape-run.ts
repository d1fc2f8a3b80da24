import type { Engine } from './engine.ts';
import type { ChildJob, ChildMessage, ShapeReport } from './ingest-types.ts';
import { readGroups } from './read-groups.ts';
import { Refusal } from './refusals.ts';
import { BANDS, createBandMeter, SPECTRUM_FRAMES } from './spectrum.ts';

/** A step of the shape lasts so long, or longer in a file of many hours, so that there are never more than so many. */
const STEP_MS = 250;
const STEPS_AT_MOST = 4800;

/** Decodes a file once and measures how it sounds, step by step; memory grows by a few bytes a step. */
export async function runShape(job: ChildJob, engine: Engine, post: (message: ChildMessage) => void): Promise<ShapeReport> {
  const source = await engine.openSource(job.input, job.limits.maxSeconds);
  post({ type: 'probed', seconds: source.seconds });
  const { sampleRate, channels } = source;
  const stepMs = Math.max(STEP_MS, Math.ceil(((source.seconds ?? 0) * 1000) / STEPS_AT_MOST));
  const meter = createBandMeter(sampleRate);
  const piece = new Float64Array(SPECTRUM_FRAMES);
  const levels: number[] = [];
  let held = 0;
  let taken = 0;
  const { samples } = await readGroups(source, job.limits.maxSeconds, false, async (group, frames) => {
    for (let i = 0; i < frames; i++) {
      let sum = 0;
      for (let c = 0; c < channels; c++) sum += group[i * channels + c]!;
      piece[held++] = sum / channels / 2 ** 31;
      if (held < SPECTRUM_FRAMES) continue;
      held = 0;
      taken += SPECTRUM_FRAMES;
      meter.add(piece);
      // A spectrum belongs to the step that its middle lies in.
      while ((taken - SPECTRUM_FRAMES / 2) * 1000 >= (levels.length / BANDS + 1) * stepMs * sampleRate) levels.push(...meter.take());
    }
  });
  if (samples === 0) throw new Refusal('too_short');
  return { stepMs, bands: BANDS, levels };
}
