import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { lockVersion, updateVersionRow, versionWithUploader } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { tellAskers } from '../requests/tell-askers.server.ts';
import { recordEvent } from '../events.server.ts';
import { versionView } from '../views.server.ts';

/**
 * Lets the project's clients hear a version, for good: from now on it stays as it is. Before it is
 * ready this keeps the wish, and it is published as soon as it can be heard. Twice is once.
 */
export async function publishVersion(call: Call, { id }: { id: string }): Promise<VersionView> {
  const { track } = await allowVersion(db(), call.actor, 'version.publish', id);
  const { view, event } = await db().transaction(async (tx): Promise<{ view: VersionView; event: TrackEvent | null }> => {
    await lockTrack(tx, track.id);
    const version = await lockVersion(tx, id);
    if (!version) throw notFound();
    if (version.state === 'failed') throw new ServiceError('conflict', 'This file could not be prepared, so there is nothing to publish.');
    if (version.publishedAt) return { view: await viewOf(id), event: null };
    const ready = version.state === 'ready';
    await updateVersionRow(tx, id, ready ? { publishedAt: call.at, publishedBy: call.actor.userId } : { publishWhenReady: true });
    if (ready) await tellAskers(tx, id, call.at);
    const view = await viewOf(id);
    return { view, event: ready ? await recordEvent(tx, call, track.id, 'version.published', { version: view }) : null };

    async function viewOf(versionId: string): Promise<VersionView> {
      const row = await versionWithUploader(tx, versionId);
      if (!row) throw notFound();
      return versionView(row);
    }
  });
  if (event) publish(event);
  return view;
}
