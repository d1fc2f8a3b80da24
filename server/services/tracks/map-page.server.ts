import type { MapForm, MapView } from '#app/contracts/song-map.ts';
import { can } from '#app/domain/access/access.ts';
import { partLines, readParts, readSections, sectionLines } from '#app/domain/song-map/as-text.ts';
import { db } from '#db/client.server.ts';
import { mapOfTrack } from '#db/queries/song-map.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowTrack } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { COMMON_PARTS, updateMap, wrongMap } from './update-map.server.ts';

export type MapPage = {
  track: { id: string; title: string };
  project: { id: string; title: string };
  map: MapView;
  /** The map as lines, to be changed. */
  lines: { sections: string; parts: string };
  commonParts: readonly string[];
  mayEdit: boolean;
};

const linesOf = ({ sections, parts }: MapView) => ({ sections: sectionLines(sections), parts: partLines(parts) });

/** A track's map on a page of its own: to read, and for the studio to change. */
export async function mapPage(call: Call, trackId: string): Promise<MapPage> {
  const { track, project, member } = await allowTrack(db(), call.actor, 'track.read', trackId);
  const map = await mapOfTrack(db(), trackId);
  return {
    track: { id: track.id, title: track.title },
    project: { id: project.id, title: project.title },
    map,
    lines: linesOf(map),
    commonParts: COMMON_PARTS,
    mayEdit: can(call.actor, 'track.map', { member }),
  };
}

/** What a saved form leads to: what it takes to put back what was there. */
export type MapSaved = { before: { sections: string; parts: string }; rowVersion: number };

/**
 * Saves a map that was written as lines.
 * @throws invalid, by list and line; also for an empty map, unless it is said that it is meant.
 */
export async function saveMapLines(call: Call, id: string, form: MapForm): Promise<MapSaved> {
  await allowTrack(db(), call.actor, 'track.map', id);
  const [sections, parts] = [readSections(form.sections), readParts(form.parts, COMMON_PARTS)];
  if (sections.problems.length + parts.problems.length > 0) throw wrongMap({ sections: sections.problems, parts: parts.problems });
  const before = await mapOfTrack(db(), id);
  const clears = sections.items.length + parts.items.length === 0 && before.sections.length + before.parts.length > 0;
  if (clears && form.clear !== 'yes') throw new ServiceError('invalid', 'This would clear the map.', { clear: ['Nothing is left. Tick this if the map is to be cleared.'] });
  const saved = await updateMap(call, { id, rowVersion: form.rowVersion, sections: sections.items, parts: parts.items });
  return { before: linesOf(before), rowVersion: saved.rowVersion };
}
