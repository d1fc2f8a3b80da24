import { createFlacWriter } from './flac-writer.ts';
import type { LosslessIndex, LowIndex } from './ingest-types.ts';
import { createLoudnessMeter, type LoudnessResult } from './loudness.ts';
import { createOpusWriter } from './opus-writer.ts';
import type { OutputBudget } from './output-file.ts';
import { createResampler } from './resample.ts';
import { openSource, type Source, type SourceTerms } from './source.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Takes the sound group by group: interleaved samples, full scale at 2^31. Every call but the last brings 16,384 frames. */
export interface Sink<T> {
  add(samples: Int32Array, frames: number): void | Promise<void>;
  finish(): T | Promise<T>;
}

/** All that FFmpeg does for an ingest. What comes out has the same shape whichever FFmpeg did it. */
export interface Engine {
  /** Throws a Refusal where the file is not one we take. */
  openSource(path: string, maxSeconds: number, terms?: SourceTerms): Promise<Source>;
  lossless(path: string, sampleRate: number, channels: number, bitDepth: 16 | 24, budget: OutputBudget): Sink<LosslessIndex>;
  low(path: string, sampleRate: number, channels: number, budget: OutputBudget, bitRate?: number): Sink<LowIndex>;
  loudness(sampleRate: number, channels: number): Sink<LoudnessResult>;
}

/** FFmpeg by the npm package's binding, inside this process and its threads. */
export function createBindingEngine(pool: WorkerPool): Engine {
  return {
    openSource,
    lossless: createFlacWriter,
    loudness: createLoudnessMeter,
    low(path, sampleRate, channels, budget, bitRate) {
      const opus = createOpusWriter(path, sampleRate, channels, pool, budget, bitRate);
      const resampler = createResampler(sampleRate, channels);
      return {
        add: (samples, frames) => opus.add(resampler.add(samples, frames)),
        async finish() {
          await opus.add(resampler.finish());
          return opus.finish();
        },
      };
    },
  };
}
