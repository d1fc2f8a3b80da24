import type { TrackEvent } from '#app/contracts/realtime.ts';
import { db, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { lockVersion, updateVersionRow, type VersionRow, versionRow, versionWithUploader } from '#db/queries/versions.server.ts';
import type { IngestReport } from '../../media/ingest-types.ts';
import { publish, publishIngest } from '../../realtime/publish.server.ts';
import { recordEvent } from '../events.server.ts';
import { tellAskers } from '../requests/tell-askers.server.ts';
import { versionView } from '../views.server.ts';

const measured = (r: IngestReport) => ({
  fileSha256: r.fileSha256,
  pcmSha256: r.pcmSha256,
  codec: r.codec,
  container: r.container,
  sampleRate: r.sampleRate,
  bitDepth: r.bitDepth,
  channels: r.channels,
  samples: r.samples,
  durationMs: Math.floor(r.durationMs),
  integratedLufs: r.integratedLufs,
  loudnessRange: r.loudnessRange,
  truePeakDb: r.truePeakDb,
  samplePeakDb: r.samplePeakDb,
  report: {
    conversions: r.notes,
    files: r.files,
    sourceBitDepth: r.sourceBitDepth,
    sourceIsFloat: r.sourceIsFloat,
    sourcePeakDb: r.sourcePeakDb,
    clippedSamples: r.clippedSamples,
  },
});

/**
 * Writes what ingest measured: the version is ready, and published where its uploader wished so.
 * Nothing happens when it is no longer waiting for that, so a job that runs twice counts once.
 */
export async function recordReady(versionId: string, report: IngestReport, at: Date): Promise<void> {
  const trackId = await trackOf(versionId);
  if (!trackId) return;
  const done = await db().transaction(async (tx) => {
    await lockTrack(tx, trackId);
    const version = await waiting(tx, versionId);
    if (!version) return null;
    await updateVersionRow(tx, versionId, { ...measured(report), state: 'ready' });
    return { event: version.publishWhenReady ? await publishInside(tx, version, at) : null };
  });
  if (!done) return;
  publishIngest({ versionId, trackId, stage: 'ready', progress: 1 });
  if (done.event) publish(done.event);
}

/** Ends an ingest that cannot succeed, with a sentence for the uploader. */
export async function recordFailed(versionId: string, message: string): Promise<void> {
  const version = await db().transaction(async (tx) => {
    const row = await waiting(tx, versionId);
    if (row) await updateVersionRow(tx, versionId, { state: 'failed', failure: message });
    return row;
  });
  if (version) publishIngest({ versionId, trackId: version.trackId, stage: 'failed', progress: 1, message });
}

async function waiting(tx: Tx, versionId: string): Promise<VersionRow | null> {
  const version = await lockVersion(tx, versionId);
  return version?.state === 'processing' ? version : null;
}

const trackOf = async (versionId: string): Promise<string | null> => (await versionRow(db(), versionId))?.trackId ?? null;

/** Publishes by the uploader's standing wish, in their name. The caller holds the track's lock. */
async function publishInside(tx: Tx, version: VersionRow, at: Date): Promise<TrackEvent> {
  await updateVersionRow(tx, version.id, { publishedAt: at, publishedBy: version.uploadedBy });
  await tellAskers(tx, version.id, at);
  const row = await versionWithUploader(tx, version.id);
  if (!row) throw new Error(`version ${version.id} vanished`);
  const actor = { userId: row.uploadedBy.id, name: row.uploadedBy.name };
  return recordEvent(tx, { at, actor }, version.trackId, 'version.published', { version: versionView(row) });
}
