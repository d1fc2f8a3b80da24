import type { DeskRow, DeskTrack } from '#app/contracts/triage.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import { windowAt } from '#app/domain/policy/window.ts';
import { whereOn } from '#app/domain/song-map/place.ts';
import { addsUp } from '#app/domain/triage/adds-up.ts';
import type { Queryable } from '#db/client.server.ts';
import { type DeskRowOf, deskTracksByIds, freeWork, type MatchingTrack, readyMixes, voicesOf } from '#db/queries/desk.server.ts';
import { theStudio } from '#db/queries/facts.server.ts';
import { factsOfProjects } from '#db/queries/overview.server.ts';
import { sectionsOfTracks } from '#db/queries/song-map.server.ts';
import { openConflictsOf } from '#db/queries/triage.server.ts';
import { noteView, requestView, windowView } from '../views.server.ts';

/** Rows as the desk shows them, with the section each is in, who else asked and the conflict they wait in. */
export async function deskRowsOf(q: Queryable, rows: DeskRowOf[]): Promise<DeskRow[]> {
  const ids = rows.map(({ request }) => request.id);
  if (ids.length === 0) return [];
  const trackIds = [...new Set(rows.map(({ request }) => request.trackId))];
  const [voices, conflicts, sections] = await Promise.all([voicesOf(q, ids), openConflictsOf(q, ids), sectionsOfTracks(q, trackIds)]);
  return rows.map((row) => {
    const { requests: _, ...note } = noteView(row, []);
    return {
      request: requestView(row),
      note,
      versionNumber: row.versionNumber,
      section: whereOn(sections.get(row.request.trackId) ?? [], note, row.placed),
      voices: voices
        .filter(({ leaderId }) => leaderId === row.request.id)
        .map(({ requestId, person, note: said }) => ({ requestId, noteId: said.id, person, body: said.withdrawnAt ? '' : noteWords(said.body, said.recordingMs) })),
      conflictId: conflicts.find(({ requestId }) => requestId === row.request.id)?.conflict.id ?? null,
    };
  });
}

/** The tracks of a page with their windows now, what adds up in them, and the mixes that can be named. */
export async function deskTracksOf(q: Queryable, now: Date, matching: MatchingTrack[]): Promise<DeskTrack[]> {
  const ids = matching.map(({ trackId }) => trackId);
  if (ids.length === 0) return [];
  const [rows, mixes, work, studio] = await Promise.all([deskTracksByIds(q, ids), readyMixes(q, ids), freeWork(q, ids), theStudio(q)]);
  const facts = await factsOfProjects(q, [...new Set(rows.map(({ project }) => project.id))]);
  return matching.flatMap(({ trackId, requests }) => {
    const row = rows.find(({ track }) => track.id === trackId);
    if (!row) return [];
    const known = facts.of(row.track);
    const { facts: _, ...window } = windowView(known, now);
    const free = work.filter((one) => one.trackId === trackId).map((one) => ({ ...one, receivedAt: one.receivedAt.getTime() }));
    return [
      {
        id: trackId,
        title: row.track.title,
        project: { id: row.project.id, title: row.project.title, artist: row.project.artist },
        window,
        addsUp: addsUp(free, windowAt(known, now.getTime()), studio?.minutesLimit ?? 0),
        requests,
        versions: mixes
          .filter((mix) => mix.trackId === trackId)
          .map(({ id, number, label, publishedAt, durationMs }) => ({ id, number, label, publishedAt: publishedAt?.toISOString() ?? null, durationMs })),
      },
    ];
  });
}
