import { z } from 'zod';
import { EXPORT_FORMATS } from '../domain/exchange/file.ts';
import { CLOCKS } from '../domain/exchange/place.ts';
import { IMPORT_FORMATS } from '../domain/exchange/read.ts';
import { SELECTIONS } from '../domain/exchange/sheet.ts';
import { REQUEST_STATES } from '../domain/policy/words.ts';
import { several } from './api.ts';
import { uuid } from './fields.ts';
import { noteView } from './views.ts';

/** Requests on their way to a DAW, and marks on their way back. */

/** Which requests leave. Named states win over `requests`. */
const selection = {
  requests: z.enum(SELECTIONS, 'Say open or all.').default('open'),
  state: several(z.enum(REQUEST_STATES)).optional(),
};

export const sheetQuery = z.object({ id: uuid, ...selection });
export type SheetQuery = z.output<typeof sheetQuery>;

export const exportQuery = z.object({
  id: uuid,
  format: z.enum(EXPORT_FORMATS, `Say one of ${EXPORT_FORMATS.join(', ')}.`),
  ...selection,
  /** Times from the version's first sample, or on the song's clock, where versions are lined up. Cues in a WAV are always the file's own. */
  clock: z.enum(CLOCKS, 'Say version or song.').default('version'),
});
export type ExportQuery = z.output<typeof exportQuery>;

/** A file of some hours' markers is far smaller. */
export const IMPORT_AT_MOST = 200_000;
export const IMPORT_LINES_AT_MOST = 500;

export const importMarks = z.object({
  id: uuid,
  /** Absent: told by how the text begins. */
  format: z.enum(IMPORT_FORMATS, 'Say reaper or audacity.').optional(),
  text: z.string('Choose a file.').min(1, 'The file is empty.').max(IMPORT_AT_MOST, 'The file is too long: at most 200,000 characters.'),
  clock: z.enum(CLOCKS, 'Say version or song.').default('version'),
  /** Only says what would be made. */
  dryRun: z.boolean().default(false),
});
export type ImportMarks = z.output<typeof importMarks>;

/** What becomes of a line: a note that is there already stays as it is. */
export const importedLine = z.object({
  line: z.int(),
  at: z.int(),
  until: z.int().nullable(),
  body: z.string(),
  outcome: z.enum(['made', 'would_be_made', 'there_already']),
  /** The note; null while it is only looked at. */
  note: noteView.nullable(),
});

export const importAnswer = z.object({
  format: z.enum(IMPORT_FORMATS),
  dryRun: z.boolean(),
  lines: z.array(importedLine),
  /** Lines that cannot be notes, with their words. */
  problems: z.array(z.object({ line: z.int(), text: z.string(), problem: z.string() })),
});
export type ImportAnswer = z.output<typeof importAnswer>;
