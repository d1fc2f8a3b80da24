import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type IngestLimits, VOICE_FILE, type Verdict, type VoiceReport } from './ingest-types.ts';
import { runMediaChild } from './media-child.server.ts';

/** Beyond a minute so much is let pass: recorders stop when they are told, not on the sample. */
const TOLERANCE_SECONDS = 2;
const OUTPUT_BYTES = 4 * 1024 ** 2;

export interface VoiceOptions {
  /** Absolute path of what was recorded; opened for reading only. */
  input: string;
  /** Folder for what is made of it while it is not finished. */
  workDir: string;
  maxSeconds: number;
  /** A command-line ffmpeg to use instead of the built-in one. */
  ffmpeg?: string | undefined;
}

/**
 * Turns what a browser recorded into Ogg Opus, whatever it calls itself, and hands the finished file to `keep`; it is
 * gone afterwards. Never throws for a bad file: the verdict says why it is none we take.
 */
export async function encodeVoice<Kept>(options: VoiceOptions, keep: (file: string, report: VoiceReport) => Promise<Kept>): Promise<Kept | Extract<Verdict, { ok: false }>> {
  await mkdir(options.workDir, { recursive: true });
  const partialDir = await mkdtemp(join(options.workDir, 'voice-'));
  const limits: IngestLimits = { maxSeconds: options.maxSeconds + TOLERANCE_SECONDS, maxOutputBytes: OUTPUT_BYTES, memoryMb: 512, timeoutMs: 20_000 };
  try {
    const verdict = await runMediaChild<VoiceReport>({ kind: 'voice', input: options.input, partialDir, limits, ffmpeg: options.ffmpeg ?? null });
    return verdict.ok ? await keep(join(partialDir, VOICE_FILE), verdict.report) : verdict;
  } finally {
    await rm(partialDir, { recursive: true, force: true });
  }
}
