import { z } from 'zod';
import { NAME_AT_MOST, PARTS_AT_MOST, SECTIONS_AT_MOST } from '#app/domain/song-map/song-map.ts';
import { uuid } from './fields.ts';

/** A track's map of sections and parts, as it is asked for and shown at every door. */

const ms = z.int('Use whole milliseconds.');

export const sectionView = z.object({
  name: z.string(),
  /** Milliseconds on the song's clock: a version's own time plus its offset. */
  start: z.int(),
  /** Where it stops before the next begins; null: it lasts until then. */
  end: z.int().nullable(),
});

export const ownPartView = z.object({
  name: z.string(),
  /** The common part it is, as notes are read; null where it is none of them. */
  part: z.string().nullable(),
});

export const mapView = z.object({
  sections: z.array(sectionView),
  parts: z.array(ownPartView),
  /** Raised by every save; 0 before the first. */
  rowVersion: z.int(),
});
export type MapView = z.output<typeof mapView>;

/** Longer than any name may be after its spaces are tidied and its number added. */
const name = z.string('Give it a name.').max(4 * NAME_AT_MOST, `Use at most ${NAME_AT_MOST} characters.`);

/** The whole map, in place of the one before. */
export const mapUpdate = z.object({
  id: uuid,
  /** Of the map as it was seen: a save over another's is refused. */
  rowVersion: z.int('Say which map you changed: rowVersion.').min(0),
  sections: z
    .array(z.object({ name, start: ms, end: ms.nullish().transform((end) => end ?? null) }))
    .max(SECTIONS_AT_MOST, `A track has at most ${SECTIONS_AT_MOST} sections.`),
  parts: z
    .array(z.object({ name, part: z.string().max(4 * NAME_AT_MOST).nullish().transform((part) => part || null) }))
    .max(PARTS_AT_MOST, `A track has at most ${PARTS_AT_MOST} parts.`),
});
export type MapUpdate = z.output<typeof mapUpdate>;

export const mapSuggest = z.object({ id: uuid, /** The mix to listen to; absent: the newest. */ versionId: uuid.optional() });
export type MapSuggest = z.output<typeof mapSuggest>;

/** Where sections may begin, from the sound alone; fewer than two where nothing changes clearly. */
export const mapSuggestion = z.object({ versionId: z.uuid(), sections: z.array(sectionView) });
export type MapSuggestion = z.output<typeof mapSuggestion>;

const lines = z.string().max(20_000, 'That is too long.').default('');

/** The page's form: sections and parts as lines. */
export const mapForm = z.object({ rowVersion: z.coerce.number().int().min(0), sections: lines, parts: lines, clear: z.literal('yes').optional() });
export type MapForm = z.output<typeof mapForm>;
