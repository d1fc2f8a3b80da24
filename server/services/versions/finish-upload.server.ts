import { db } from '#db/client.server.ts';
import { markFinished } from '#db/queries/uploads.server.ts';
import { lockVersion, updateVersionRow } from '#db/queries/versions.server.ts';
import { enqueue } from '../../jobs/enqueue.server.ts';
import { publishIngest } from '../../realtime/publish.server.ts';

export const ingestKey = (versionId: string): string => `ingest:${versionId}`;

/**
 * Called when the last byte is on disk: the version waits for its ingest from the moment that the
 * upload is finished, or neither is so. Safe to call again.
 */
export async function finishUpload(id: string, at: Date): Promise<void> {
  const version = await db().transaction(async (tx) => {
    const row = await lockVersion(tx, id);
    if (row?.state !== 'uploading' || !(await markFinished(tx, id, at))) return null;
    await updateVersionRow(tx, id, { state: 'processing' });
    await enqueue(tx, 'ingest', { versionId: id }, ingestKey(id));
    return row;
  });
  if (version) publishIngest({ versionId: id, trackId: version.trackId, stage: 'received', progress: 0 });
}
