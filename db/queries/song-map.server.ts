import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { OwnPart, Section, SongMap } from '#app/domain/song-map/song-map.ts';
import type { Queryable, Tx } from '../client.server.ts';
import { trackEvents, trackParts, tracks, trackSections } from '../schema/index.ts';

/** A track's map with the number of its last save; 0 where none was made. */
export type KeptMap = { sections: Section[]; parts: OwnPart[]; rowVersion: number };

/** The track's sections in the order of the song, and its parts in the order of their list. */
export async function mapOfTrack(q: Queryable, trackId: string): Promise<KeptMap> {
  const [track] = await q.select({ rowVersion: tracks.mapVersion }).from(tracks).where(eq(tracks.id, trackId));
  if (!track || track.rowVersion === 0) return { rowVersion: 0, sections: [], parts: [] };
  const sections: Section[] = await q
    .select({ name: trackSections.name, start: trackSections.startMs, end: trackSections.endMs })
    .from(trackSections)
    .where(eq(trackSections.trackId, trackId))
    .orderBy(asc(trackSections.startMs));
  const parts: OwnPart[] = await q
    .select({ name: trackParts.name, part: trackParts.part })
    .from(trackParts)
    .where(eq(trackParts.trackId, trackId))
    .orderBy(asc(trackParts.position));
  return { rowVersion: track.rowVersion, sections, parts };
}

/** The sections of these tracks in the order of each song; a track without a map has none. */
export async function sectionsOfTracks(q: Queryable, trackIds: string[]): Promise<Map<string, Section[]>> {
  const rows = await q
    .select({ trackId: trackSections.trackId, name: trackSections.name, start: trackSections.startMs, end: trackSections.endMs })
    .from(trackSections)
    .where(inArray(trackSections.trackId, trackIds))
    .orderBy(asc(trackSections.trackId), asc(trackSections.startMs));
  const byTrack = new Map<string, Section[]>();
  for (const { trackId, ...section } of rows) {
    const known = byTrack.get(trackId);
    if (known) known.push(section);
    else byTrack.set(trackId, [section]);
  }
  return byTrack;
}

/** Puts a map in the place of the one before. The caller holds the track's lock. @returns its number. */
export async function writeMap(tx: Tx, trackId: string, { sections, parts }: SongMap): Promise<number> {
  await tx.delete(trackSections).where(eq(trackSections.trackId, trackId));
  await tx.delete(trackParts).where(eq(trackParts.trackId, trackId));
  if (sections.length > 0) await tx.insert(trackSections).values(sections.map(({ name, start, end }) => ({ trackId, name, startMs: start, endMs: end })));
  if (parts.length > 0) await tx.insert(trackParts).values(parts.map(({ name, part }, position) => ({ trackId, position, name, part })));
  const [row] = await tx.update(tracks).set({ mapVersion: sql`${tracks.mapVersion} + 1` }).where(eq(tracks.id, trackId)).returning({ rowVersion: tracks.mapVersion });
  if (!row) throw new Error(`track ${trackId} vanished`);
  return row.rowVersion;
}

/** The save that made a map's number: who made it, and the map it was. */
export async function mapSave(q: Queryable, trackId: string, rowVersion: number): Promise<{ actorId: string | null; actorName: string; map: unknown } | null> {
  const [row] = await q
    .select({ actorId: trackEvents.actorId, actorName: trackEvents.actorName, map: sql<unknown>`${trackEvents.data} -> 'map'` })
    .from(trackEvents)
    .where(and(eq(trackEvents.trackId, trackId), eq(trackEvents.type, 'track.mapped'), sql`(${trackEvents.data} -> 'map' ->> 'rowVersion')::integer = ${rowVersion}`));
  return row ?? null;
}
