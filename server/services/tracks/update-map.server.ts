import type { TrackEvent } from '#app/contracts/realtime.ts';
import { type MapUpdate, type MapView, mapView } from '#app/contracts/song-map.ts';
import { PARTS } from '#app/domain/notes/lexicon.ts';
import { mapChanges } from '#app/domain/song-map/changes.ts';
import { checkMap, NO_MAP } from '#app/domain/song-map/song-map.ts';
import { db, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { type KeptMap, mapOfTrack, mapSave, writeMap } from '#db/queries/song-map.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowTrack } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';

/** Common parts that a part of a track may be. */
export const COMMON_PARTS: readonly string[] = Object.keys(PARTS);

/**
 * Puts a track's sections and parts in the place of those before, for all its versions. Saving what is there
 * already changes nothing.
 * @throws stale, with the map as it is and what changed, when somebody has saved since `rowVersion`; invalid, by list.
 */
export async function updateMap(call: Call, { id, rowVersion, sections, parts }: MapUpdate): Promise<MapView> {
  await allowTrack(db(), call.actor, 'track.map', id);
  const checked = checkMap({ sections, parts }, COMMON_PARTS);
  if (!checked.ok) throw wrongMap(checked.problems);
  const { map, event } = await db().transaction(async (tx): Promise<{ map: MapView; event: TrackEvent | null }> => {
    await lockTrack(tx, id);
    const before = await mapOfTrack(tx, id);
    if (before.rowVersion !== rowVersion) throw await staleMap(tx, call, id, before, rowVersion);
    if (mapChanges(before, checked.map).length === 0) return { map: before, event: null };
    const saved: MapView = { sections: [...checked.map.sections], parts: [...checked.map.parts], rowVersion: await writeMap(tx, id, checked.map) };
    return { map: saved, event: await recordEvent(tx, call, id, 'track.mapped', { map: saved }) };
  });
  if (event) publish(event);
  return map;
}

/** What is wrong with a map, by list. */
export function wrongMap({ sections, parts }: { sections: string[]; parts: string[] }): ServiceError {
  const [first = 'Please check the map.'] = [...sections, ...parts];
  return new ServiceError('invalid', first, { ...(sections.length > 0 ? { sections } : {}), ...(parts.length > 0 ? { parts } : {}) });
}

const CHANGES_AT_MOST = 4;

/** Refuses a save over a map that is not the one that was seen: with who changed what. */
async function staleMap(tx: Tx, { actor }: Call, trackId: string, now: KeptMap, seen: number): Promise<ServiceError> {
  const [then, last] = [seen === 0 ? null : await mapSave(tx, trackId, seen), await mapSave(tx, trackId, now.rowVersion)];
  const known = mapView.safeParse(then?.map);
  const changes = mapChanges(known.success ? known.data : NO_MAP, now);
  const more = changes.length - CHANGES_AT_MOST;
  const what = changes.slice(0, CHANGES_AT_MOST).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const who = last?.actorId && last.actorId === actor.userId ? 'You have saved elsewhere meanwhile' : `${last?.actorName ?? 'Somebody'} was quicker`;
  return new ServiceError('stale', `${who}: ${what || 'it says the same by now'}. Look at it, and save again what you still want.`, {}, undefined, { map: now });
}
