import { v5 } from 'uuid';
import { IMPORT_LINES_AT_MOST, type ImportAnswer, type ImportMarks } from '#app/contracts/exchange.ts';
import type { ImportedNote, ImportProblem } from '#app/domain/exchange/imported.ts';
import { clockOf } from '#app/domain/exchange/place.ts';
import { formatOf, readMarks } from '#app/domain/exchange/read.ts';
import { db } from '#db/client.server.ts';
import { placesOnVersion } from '#db/queries/pages.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { rateLimit } from '../../platform/rate-limit.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { createNote, lengthForNotes } from '../notes/create-note.server.ts';

type Line = ImportAnswer['lines'][number];

/** Each may bring as many notes as a file may have lines. */
const imports = rateLimit('imports', { points: 12, seconds: 60 });

/**
 * Makes notes of a file's marks, each by the same service and policy as any other note. What stands on the
 * version already, at the same place with the same words, is not made again; nor is a line of a file that was
 * brought before, since its note's id follows from it.
 */
export async function importMarks(call: Call, input: ImportMarks): Promise<ImportAnswer> {
  const scope = await allowVersion(db(), call.actor, 'note.create', input.id);
  const { version } = scope;
  const durationMs = lengthForNotes(scope);
  const format = input.format ?? formatOf(input.text);
  if (!format) throw unreadable('This is neither a label track of Audacity’s nor a marker list of REAPER’s.');
  const clock = clockOf(input.clock, { sampleRate: version.sampleRate ?? 48_000, offsetSamples: version.offsetSamples });
  const { notes, problems } = readMarks(format, input.text, { clock, durationMs });
  if (notes.length > IMPORT_LINES_AT_MOST) throw unreadable(`It has ${notes.length} marks; at most ${IMPORT_LINES_AT_MOST} come in at once. Split the file.`);
  if (!input.dryRun) await limit(call.actor.userId as string);

  const lines: Line[] = [];
  for (const { note, id } of await withIds(call, input.id, notes)) {
    const made = await madeOf(call, input, note, id, problems);
    if (made) lines.push(made);
  }
  return { format, dryRun: input.dryRun, lines, problems: problems.sort((a, b) => a.line - b.line) };
}

async function madeOf(call: Call, { id: versionId, dryRun }: ImportMarks, { line, at, until, body }: ImportedNote, id: string | null, problems: ImportProblem[]): Promise<Line | null> {
  const there = { line, at, until, body, note: null };
  if (id === null) return { ...there, outcome: 'there_already' };
  if (dryRun) return { ...there, outcome: 'would_be_made' };
  try {
    const { note } = await createNote(call, { id, versionId, at, until, body }, { limited: false });
    return { ...there, outcome: note.receivedAt === call.at.toISOString() ? 'made' : 'there_already', note };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.code !== 'invalid') throw error;
    problems.push({ line, text: body, problem: error.message });
    return null;
  }
}

/** The id that each line's note gets; null for one that stands there. Of lines that are the same each counts for itself. */
async function withIds({ actor }: Call, versionId: string, notes: ImportedNote[]): Promise<{ note: ImportedNote; id: string | null }[]> {
  const key = ({ at, until, body }: Pick<ImportedNote, 'at' | 'until' | 'body'>): string => JSON.stringify([at, until, body]);
  const standing = new Map<string, number>();
  for (const place of await placesOnVersion(db(), versionId)) standing.set(key(place), (standing.get(key(place)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return notes.map((note) => {
    const nth = (seen.get(key(note)) ?? 0) + 1;
    seen.set(key(note), nth);
    return { note, id: nth <= (standing.get(key(note)) ?? 0) ? null : v5(JSON.stringify([actor.userId, nth, key(note)]), versionId) };
  });
}

async function limit(userId: string): Promise<void> {
  const taken = await imports.take(userId);
  if (!taken.ok) throw new ServiceError('rate_limited', `That were many files at once. Go on in ${taken.retryAfterSeconds} s.`, {}, taken.retryAfterSeconds);
}

const unreadable = (message: string) => new ServiceError('invalid', message, { text: [message] });
