import { createHash } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { OUTPUT_FILES } from './ingest-types.ts';
import type { ChildJob, ChildMessage, IngestReport } from './ingest-types.ts';
import type { OutputBudget } from './output-file.ts';
import { createOutputFile } from './output-file.ts';
import type { ConversionStats } from './pcm-convert.ts';
import { createPeakWriter } from './peaks.ts';
import { readGroups } from './read-groups.ts';
import { Refusal } from './refusals.ts';
import type { Source } from './source.ts';
import type { WorkerPool } from './worker-pool.ts';

/** Groups between two looks at the threads' messages, and at memory and progress. */
const BREATHE_GROUPS = 4;
const REPORT_GROUPS = 32;

/**
 * Decodes the input once and feeds every product from it, group of 16,384 samples by group; memory does not grow
 * with the length but for the indexes (a few bytes a second). Leaves finished, durable files in `job.partialDir`.
 */
export async function runIngest(job: ChildJob, engine: Engine, pool: WorkerPool, post: (message: ChildMessage) => void): Promise<IngestReport> {
  const source = await engine.openSource(job.input, job.limits.maxSeconds);
  post({ type: 'probed', seconds: source.seconds });
  const fileHash = pool.run({ type: 'hash', path: job.input });
  fileHash.catch(() => undefined);

  const { sampleRate, channels } = source;
  const bitDepth = source.bitDepth !== null && source.bitDepth <= 16 && !source.isFloat ? 16 : 24;
  const roundTo24 = source.bitDepth !== null && source.bitDepth > 24 && !source.isFloat;
  const budget: OutputBudget = { left: job.limits.maxOutputBytes, durable: [] };
  const path = (name: string) => join(job.partialDir, name);
  const flac = engine.lossless(path(OUTPUT_FILES.lossless), sampleRate, channels, bitDepth, budget);
  const low = engine.low(path(OUTPUT_FILES.low), sampleRate, channels, budget);
  const meter = engine.loudness(sampleRate, channels);
  const peakNames = [OUTPUT_FILES.peaks, OUTPUT_FILES.peaks1024, OUTPUT_FILES.peaks4096, OUTPUT_FILES.peaks16384];
  const peaks = createPeakWriter(peakNames.map(path), sampleRate, channels, budget);
  const pcmHash = createHash('sha256');

  let groups = 0;
  const reportProgress = (samples: number) => {
    if (process.memoryUsage.rss() > job.limits.memoryMb * 1024 * 1024) throw new Refusal('memory');
    if (source.seconds) post({ type: 'progress', stage: 'converting', fraction: Math.min(1, samples / sampleRate / source.seconds) });
  };

  const { samples, stats } = await readGroups(source, job.limits.maxSeconds, roundTo24, async (group, frames, total) => {
    pcmHash.update(new Uint8Array(group.buffer, 0, frames * channels * 4));
    peaks.add(group, frames);
    await flac.add(group, frames);
    await meter.add(group, frames);
    await low.add(group, frames);
    if (++groups % REPORT_GROUPS === 0) reportProgress(total);
    if (groups % BREATHE_GROUPS === 0) await new Promise((resolve) => setImmediate(resolve));
  });
  if (source.promisedFrames !== null && samples < source.promisedFrames) {
    throw new Refusal('truncated', undefined, `${samples} of ${source.promisedFrames} samples`);
  }
  if (samples === 0) throw new Refusal('too_short');

  post({ type: 'progress', stage: 'finishing', fraction: 0 });
  const losslessIndex = await flac.finish();
  const top = peaks.finish();
  const loudness = await meter.finish();
  const lowIndex = await low.finish();
  const hashed = await fileHash;
  for (const [name, value] of [
    [OUTPUT_FILES.losslessIndex, losslessIndex],
    [OUTPUT_FILES.lowIndex, lowIndex],
    [OUTPUT_FILES.loudness, loudness.curve],
  ] as const) {
    const file = createOutputFile(path(name), budget);
    file.write(Buffer.from(JSON.stringify(value)));
    file.finish();
  }

  await Promise.all(budget.durable);
  const made = Object.values(OUTPUT_FILES).filter((name) => name !== OUTPUT_FILES.report);
  const report: IngestReport = {
    version: 1,
    container: source.container,
    codec: source.codec,
    sampleRate, channels,
    sourceBitDepth: source.bitDepth,
    sourceIsFloat: source.isFloat,
    bitDepth, samples,
    durationMs: (samples / sampleRate) * 1000,
    integratedLufs: loudness.integratedLufs,
    loudnessRange: loudness.loudnessRange,
    truePeakDb: loudness.truePeakDb,
    samplePeakDb: decibels(top / 2 ** 31),
    sourcePeakDb: decibels(stats.peak > 0 ? stats.peak : top / 2 ** 31),
    clippedSamples: stats.clipped,
    pcmSha256: pcmHash.digest('hex'),
    fileSha256: hashed.type === 'hashed' ? hashed.sha256 : '',
    notes: conversionNotes(source, roundTo24, stats),
    files: Object.fromEntries(made.map((name) => [name, statSync(path(name)).size])),
  };
  writeFileSync(path(OUTPUT_FILES.report), JSON.stringify(report), { flush: true });
  post({ type: 'progress', stage: 'finishing', fraction: 1 });
  return report;
}

function decibels(value: number): number | null {
  return value > 0 ? 20 * Math.log10(value) : null;
}

function conversionNotes(source: Source, roundTo24: boolean, stats: ConversionStats): string[] {
  const notes: string[] = [];
  if (source.isFloat) notes.push(`${source.bitDepth ?? 32}-bit float was rounded to 24 bits without dither.`);
  if (roundTo24) notes.push(`${source.bitDepth ?? 32}-bit samples were rounded to 24 bits without dither.`);
  if (source.lossy) notes.push('The upload is a lossy format; its decoded sound was rounded to 24 bits without dither.');
  if (source.bitDepth !== null && source.bitDepth < 16) notes.push(`${source.bitDepth}-bit samples are kept in 16 bits.`);
  if (stats.clipped > 0) notes.push(`${stats.clipped} samples were above 0 dBFS and are held at full scale.`);
  if (stats.invalid > 0) notes.push(`${stats.invalid} samples were not numbers and are silent.`);
  if (source.sampleRate !== 48000) notes.push(`The low-bandwidth stream was resampled from ${source.sampleRate / 1000} to 48 kHz.`);
  return notes;
}
