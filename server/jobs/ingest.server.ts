import type { Task } from 'graphile-worker';
import { z } from 'zod';
import type { IngestStage as ShownStage } from '#app/contracts/realtime.ts';
import { ingestFile, type IngestStage, type RefusalReason } from '../media/ingest.server.ts';
import { env } from '../platform/env.server.ts';
import { clock } from '../platform/clock.server.ts';
import { log } from '../platform/log.server.ts';
import { publishIngest } from '../realtime/publish.server.ts';
import { beginIngest, isDeleted } from '../services/versions/begin-ingest.server.ts';
import { recordFailed, recordReady } from '../services/versions/record-ingest.server.ts';
import { removeVersionFiles, versionDir } from '../services/versions/version-files.server.ts';

const payloadOf = z.object({ versionId: z.uuid() });

/** How often to try again where the cause may lie with the machine, not the file; what is not named is final. */
const TRIES: Partial<Record<RefusalReason, number>> = { cancelled: Infinity, no_space: 8, crashed: 2, timeout: 2 };

const BROKEN = 'Something broke on our side while preparing this file. Please upload it again.';
const AT_MOST_EVERY_MS = 250;

/**
 * Turns an uploaded file into what the player needs. Payload: `{ versionId }`. Runs as often as it
 * must: each step either was done, and is left, or is done again. Ends in `ready` or `failed`; throws
 * only to be tried again.
 */
export const ingestTask: Task = async (payload, { job, abortSignal }) => {
  const { versionId } = payloadOf.parse(payload);
  const lastTry = job.attempts >= job.max_attempts;
  try {
    const begun = await beginIngest(versionId);
    if (!begun) return;
    if (!begun.original) return await recordFailed(versionId, 'The uploaded file is gone. Please upload it again.');
    const verdict = await ingestFile({
      input: begun.original,
      outDir: versionDir(versionId),
      onProgress: progressOf(versionId, begun.trackId),
      signal: abortSignal,
      ffmpeg: env().FFMPEG_PATH,
    });
    if (verdict.ok) return await recordReady(versionId, verdict.report, clock.now());
    if (verdict.detail) log().warn({ versionId, reason: verdict.reason, detail: verdict.detail }, 'an upload was turned away');
    if (!lastTry && job.attempts < (TRIES[verdict.reason] ?? 0)) throw new Retry(verdict.reason);
    await recordFailed(versionId, verdict.message);
  } catch (error) {
    if (!lastTry || abortSignal.aborted) throw error;
    log().error({ err: error, versionId }, 'ingest failed for good');
    await recordFailed(versionId, BROKEN);
  } finally {
    if (await isDeleted(versionId)) await removeVersionFiles(versionId);
  }
};

class Retry extends Error {
  override name = 'Retry';
  constructor(reason: RefusalReason) {
    super(`ingest was interrupted: ${reason}`);
  }
}

/** What each stage is called outside, and which part of the whole it takes. */
const SHOWN: Record<IngestStage, [stage: ShownStage, from: number, until: number]> = {
  probing: ['reading', 0, 0.03],
  converting: ['encoding', 0.03, 0.97],
  finishing: ['finishing', 0.97, 1],
};

/** Announces progress of a version, at most a few times a second. */
function progressOf(versionId: string, trackId: string): (stage: IngestStage, fraction: number) => void {
  let quietUntil = 0;
  let last = '';
  return (stage, fraction) => {
    const now = performance.now();
    if (stage === last && now < quietUntil) return;
    [last, quietUntil] = [stage, now + AT_MOST_EVERY_MS];
    const [shown, from, until] = SHOWN[stage];
    publishIngest({ versionId, trackId, stage: shown, progress: Math.min(0.999, from + (until - from) * fraction) });
  };
}
