import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { VersionUpdate } from '#app/contracts/studio.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { OFFSET_SECONDS } from '#app/domain/shared/version-name.ts';
import { db } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { lockVersion, updateVersionRow, type VersionRow, versionWithUploader } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';
import { versionView } from '../views.server.ts';

type Done = { view: VersionView; event: TrackEvent | null };

/**
 * Gives a version another name while only the studio knows it, or another place on the song's clock
 * at any time. Clients learn of a move of what they hear; of drafts they must not.
 * @throws conflict for a new name once it is published, or a place before the file was read.
 */
export async function updateVersion(call: Call, { id, label, offsetSamples }: VersionUpdate): Promise<VersionView> {
  const { track } = await allowVersion(db(), call.actor, 'version.update', id);
  const { view, event } = await db().transaction(async (tx): Promise<Done> => {
    await lockTrack(tx, track.id);
    const version = await lockVersion(tx, id);
    if (!version) throw notFound();
    if (label !== undefined && version.publishedAt) throw new ServiceError('conflict', 'A published version stays as it is. Upload a new one to change something.');
    if (offsetSamples !== undefined) checkOffset(version, offsetSamples);
    const moved = offsetSamples !== undefined && offsetSamples !== version.offsetSamples;
    const change = { ...(label === undefined ? {} : { label }), ...(moved ? { offsetSamples } : {}) };
    if (Object.keys(change).length > 0) await updateVersionRow(tx, id, change);
    const row = await versionWithUploader(tx, id);
    if (!row) throw notFound();
    const view = versionView(row);
    return { view, event: moved && version.publishedAt ? await recordEvent(tx, call, track.id, 'version.updated', { version: view }) : null };
  });
  if (event) publish(event);
  return view;
}

function checkOffset({ sampleRate }: VersionRow, offsetSamples: number): void {
  if (sampleRate === null) throw new ServiceError('conflict', 'This version is not prepared yet. Place it when it can be heard.');
  if (Math.abs(offsetSamples) <= OFFSET_SECONDS * sampleRate) return;
  const message = `A version lies at most ${OFFSET_SECONDS} seconds from the song's clock.`;
  throw new ServiceError('invalid', message, { offsetSamples: [message] });
}
