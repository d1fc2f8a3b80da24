import type { SheetQuery } from '#app/contracts/exchange.ts';
import { byPlace, type Sheet, type SheetItem, statesOf } from '#app/domain/exchange/sheet.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { sectionOn } from '#app/domain/song-map/place.ts';
import { db } from '#db/client.server.ts';
import { requestsOfVersion } from '#db/queries/pages.server.ts';
import type { VersionScope } from '#db/queries/scope.server.ts';
import { mapOfTrack } from '#db/queries/song-map.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { env } from '../../platform/env.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';

/** The requests of a version, with all that a recall sheet says about it. */
export async function readSheet({ actor }: Call, { id, requests, state }: SheetQuery): Promise<{ sheet: Sheet; scope: VersionScope }> {
  const scope = await allowVersion(db(), actor, 'request.read', id);
  const { project, track, version } = scope;
  if (version.sampleRate === null || version.durationMs === null) throw new ServiceError('conflict', 'This version is not ready yet. Its requests can be exported when it is.');
  const { sampleRate, durationMs, label, fileName, offsetSamples, integratedLufs, truePeakDb } = version;
  const rows = await requestsOfVersion(db(), id, statesOf(requests, state));
  const { sections } = await mapOfTrack(db(), track.id);
  const sectionOf = (at: number): { section?: string } => {
    const found = sectionOn(sections, at, version);
    return found ? { section: found.name } : {};
  };
  const items = rows.map(({ request, note, author }): SheetItem => ({
    noteId: note.id,
    requestId: request.id,
    at: note.atMs,
    until: note.untilMs,
    ...sectionOf(note.atMs),
    body: noteWords(note.body, note.recordingMs),
    ...(note.recordingMs === null ? {} : { voiceLink: `${env().ORIGIN}/tracks/${track.id}/notes/${note.id}` }),
    author: author.name,
    kind: request.kind,
    state: request.state,
    minutes: request.minutes,
    sentence: request.sentence,
  }));
  return {
    scope,
    sheet: {
      project: { title: project.title, artist: project.artist },
      track: { title: track.title },
      version: { name: versionName(version), label, fileName, sampleRate, durationMs, offsetSamples, integratedLufs, truePeakDb },
      items: items.sort(byPlace),
    },
  };
}
