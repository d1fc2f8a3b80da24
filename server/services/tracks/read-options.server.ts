import type { ReadOptions } from '#app/domain/notes/reading.ts';
import { readOptionsOf } from '#app/domain/song-map/read-options.ts';
import type { Queryable } from '#db/client.server.ts';
import { mapOfTrack } from '#db/queries/song-map.server.ts';

/** The names that notes of a track are read by; a track without a map costs no query. */
export async function readOptions(q: Queryable, track: { id: string; mapVersion: number }): Promise<ReadOptions> {
  return track.mapVersion === 0 ? {} : readOptionsOf(await mapOfTrack(q, track.id));
}
