import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_LIMITS, OUTPUT_FILES } from './ingest-types.ts';
import type { IngestLimits, IngestReport, IngestStage, Verdict } from './ingest-types.ts';
import { runMediaChild } from './media-child.server.ts';

export { DEFAULT_LIMITS, OUTPUT_FILES } from './ingest-types.ts';
export type { IngestLimits, IngestReport, IngestStage, RefusalReason, Verdict } from './ingest-types.ts';

export interface IngestOptions {
  /** Absolute path of the upload; opened for reading only. */
  input: string;
  /** Folder that receives the files of OUTPUT_FILES; made when missing. */
  outDir: string;
  limits?: Partial<IngestLimits>;
  /** A command-line ffmpeg to use instead of the built-in one. */
  ffmpeg?: string | undefined;
  /** Called with a stage and a fraction from 0 to 1 within it. */
  onProgress?: (stage: IngestStage, fraction: number) => void;
  signal?: AbortSignal;
}

/**
 * Turns an upload into everything a version is played from, in a process of its own with limits on time, memory and output.
 * Never throws for a bad file: the verdict carries a reason and a sentence for the uploader. Files appear in `outDir`
 * only when all are complete and on disk; `report.json` comes last.
 */
export async function ingestFile(options: IngestOptions): Promise<Verdict> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  await mkdir(options.outDir, { recursive: true });
  const partialDir = await mkdtemp(join(options.outDir, '.partial-'));
  try {
    const job = { kind: 'mix', input: options.input, partialDir, limits, ffmpeg: options.ffmpeg ?? null } as const;
    const verdict = await runMediaChild<IngestReport>(job, options);
    if (verdict.ok) await publish(partialDir, options.outDir);
    return verdict;
  } finally {
    await rm(partialDir, { recursive: true, force: true });
  }
}

/** Moves finished files into place, the report last, so that a report means that all is there. */
async function publish(from: string, to: string): Promise<void> {
  const names = (await readdir(from)).filter((name) => name !== OUTPUT_FILES.report);
  for (const name of [...names, OUTPUT_FILES.report]) await rename(join(from, name), join(to, name));
  const folder = await open(to, 'r');
  await folder.sync().finally(() => folder.close());
}
