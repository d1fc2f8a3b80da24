import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { ProjectView, TrackSnapshot } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import { db, type Queryable } from '#db/client.server.ts';
import { bookingsOf } from '#db/queries/bookings.server.ts';
import { eventsSince } from '#db/queries/events.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { ledgerOfTrack, notesOfTrack, requestsOfTrack, type RequestWithDecider } from '#db/queries/notes.server.ts';
import { versionsOfTrack } from '#db/queries/projects.server.ts';
import { mapOfTrack } from '#db/queries/song-map.server.ts';
import { type TrackScope, trackScope } from '#db/queries/scope.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowTrack } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { bookingView, eventView, noteView, projectView, trackView, versionView } from '../views.server.ts';

/** Beyond this many missed events a snapshot is the shorter answer. */
export const EVENTS_AT_MOST = 500;

/** All of a track that this person may see, read at one moment. */
export async function trackSnapshot(call: Call, trackId: string): Promise<TrackSnapshot & { project: ProjectView }> {
  await allowTrack(db(), call.actor, 'track.read', trackId);
  return db().transaction(
    async (tx) => {
      const scope = await trackScope(tx, trackId, call.actor.userId);
      if (!scope) throw notFound();
      return { ...(await read(tx, call, scope)), project: projectView(scope.project) };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function read(q: Queryable, call: Call, { track, member }: TrackScope): Promise<TrackSnapshot> {
  const [versionRows, noteRows, requestRows, bookingRows, facts, map] = [
    await versionsOfTrack(q, track.id),
    await notesOfTrack(q, track.id),
    await requestsOfTrack(q, track.id),
    await bookingsOf(q, track.projectId, track.id),
    await windowFacts(q, track),
    await mapOfTrack(q, track.id),
  ];
  const visible = versionRows.filter(({ version }) => can(call.actor, 'version.read', { member, published: version.publishedAt !== null }));
  const seen = new Set(visible.map(({ version }) => version.id));
  const byNote = new Map<string, RequestWithDecider[]>();
  for (const row of requestRows) byNote.set(row.request.noteId, [...(byNote.get(row.request.noteId) ?? []), row]);
  return {
    track: trackView(track, facts, call.at),
    map,
    versions: visible.map(versionView),
    notes: noteRows.filter(({ note }) => seen.has(note.versionId)).map((row) => noteView(row, byNote.get(row.note.id) ?? [])),
    bookings: bookingRows.map(bookingView),
  };
}

/** What happened after event `since`; or, when that is too much, the track as it is now. */
export async function catchUp(
  call: Call,
  trackId: string,
  since: number,
): Promise<{ seq: number; events: TrackEvent[] } | { seq: number; snapshot: TrackSnapshot }> {
  const { track } = await allowTrack(db(), call.actor, 'track.read', trackId);
  const rows = since > track.eventSeq ? null : await eventsSince(db(), trackId, since, EVENTS_AT_MOST + 1);
  if (rows && rows.length <= EVENTS_AT_MOST) {
    const events = rows.map(eventView);
    return { seq: events.at(-1)?.seq ?? since, events };
  }
  const { project: _project, ...snapshot } = await trackSnapshot(call, trackId);
  return { seq: snapshot.track.seq, snapshot };
}

export type LedgerLine = { id: number; at: string; rule: string; outcome: string; sentence: string; requestId: string | null; inputs: Record<string, unknown> };

/** The ledger of a track, oldest first; for the studio's own people. */
export async function trackLedger(call: Call, trackId: string): Promise<LedgerLine[]> {
  await allowTrack(db(), call.actor, 'ledger.read', trackId);
  const rows = await ledgerOfTrack(db(), trackId);
  return rows.map(({ id, at, rule, outcome, sentence, requestId, inputs }) => ({ id, at: at.toISOString(), rule, outcome, sentence, requestId, inputs }));
}
