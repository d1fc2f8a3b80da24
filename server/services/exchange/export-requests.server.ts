import type { ExportQuery } from '#app/contracts/exchange.ts';
import { can } from '#app/domain/access/access.ts';
import { cuesOf, EXPORT_TYPES, fileNameFor, writeSheet } from '#app/domain/exchange/file.ts';
import { clockOf } from '#app/domain/exchange/place.ts';
import type { Sheet } from '#app/domain/exchange/sheet.ts';
import type { VersionScope } from '#db/queries/scope.server.ts';
import type { Actor, Call } from '../../auth/actor.server.ts';
import { wavWithCues, type WavRefusal } from '../../media/wav-cues.ts';
import { ServiceError } from '../errors.server.ts';
import { versionFile } from '../versions/version-files.server.ts';
import { readSheet } from './read-sheet.server.ts';

/** A file as a door sends it: whole, or piece by piece. */
export type FileAnswer = { name: string; type: string; size: number; body: Buffer | (() => AsyncIterable<Buffer>) };

/** The requests of a version as a file for a DAW, a spreadsheet or a person. */
export async function exportRequests(call: Call, query: ExportQuery): Promise<FileAnswer> {
  const { format, state, requests, clock } = query;
  const { sheet, scope } = await readSheet(call, query);
  const which = state?.length ? state.join('-') : requests;
  const name = fileNameFor(format, [sheet.track.title, sheet.version.name, which.replaceAll('_', '-')]);
  const { type } = EXPORT_TYPES[format];
  if (format === 'wav') return { name, type, ...(await cuedOriginal(call.actor, scope, sheet)) };
  const body = Buffer.from(writeSheet(format, sheet, clockOf(clock, sheet.version)));
  return { name, type, size: body.length, body };
}

const REFUSALS: Record<WavRefusal, string> = {
  not_wav: 'Only a WAV file can carry markers, and this original is none. Export them as a list instead.',
  unreadable: 'The chunks of this WAV file cannot be read, so nothing is written into it. Export the markers as a list instead.',
  no_data: 'This WAV file has no chunk with sound in it. Export the markers as a list instead.',
  too_large: 'With its markers this WAV file would be longer than the format allows. Export them as a list instead.',
};

async function cuedOriginal(actor: Actor, { member, project, version }: VersionScope, sheet: Sheet): Promise<Pick<FileAnswer, 'size' | 'body'>> {
  const { downloadsAllowed } = project;
  if (!can(actor, 'version.download', { member, published: version.publishedAt !== null, downloadsAllowed })) {
    throw new ServiceError('forbidden', 'This project does not offer its originals for download. Ask the studio.');
  }
  const made = await wavWithCues(versionFile(version.id, 'original'), cuesOf(sheet)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ServiceError('conflict', 'The original of this version is not kept any more.');
    throw error;
  });
  if (!made.ok) throw new ServiceError('conflict', REFUSALS[made.reason]);
  return { size: made.wav.size, body: made.wav.read };
}
