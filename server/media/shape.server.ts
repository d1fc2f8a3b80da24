import { DEFAULT_LIMITS, type IngestLimits, type ShapeReport, type Verdict } from './ingest-types.ts';
import { runMediaChild } from './media-child.server.ts';

const TIMEOUT_MS = 30_000;

/** Listens to a file and tells how it sounds over its length, in a process of its own; nothing is written. */
export async function shapeOf({ input, ffmpeg }: { input: string; ffmpeg?: string | undefined }): Promise<Verdict<ShapeReport>> {
  const limits: IngestLimits = { ...DEFAULT_LIMITS, maxOutputBytes: 0, timeoutMs: TIMEOUT_MS };
  return runMediaChild<ShapeReport>({ kind: 'shape', input, partialDir: '', limits, ffmpeg: ffmpeg ?? null });
}
