import type { NoteCreate } from '#app/contracts/notes.ts';
import type { TrackEvent } from '#app/contracts/realtime.ts';
import type { NoteView } from '#app/contracts/views.ts';
import { checkNote } from '#app/domain/notes/note.ts';
import { spokenOf } from '#app/domain/notes/recording.ts';
import { wishRows } from '#app/domain/notes/wish-row.ts';
import { grantOf, stateAfter } from '#app/domain/policy/life.ts';
import { db, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { insertNote, insertRequest, keepWishes, noteById, type PersonRow, requestsOfNote, type RequestWithDecider, seqOfNote } from '#db/queries/notes.server.ts';
import type { VersionScope } from '#db/queries/scope.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';
import { raiseConflicts } from '../conflicts/raise-conflicts.server.ts';
import { announceRequests } from '../requests/announce.server.ts';
import { enterLedger, grantColumns, judge, type Judgement, ledgerEntry } from '../requests/judge.server.ts';
import { noteView } from '../views.server.ts';
import { recordingFor } from '../recordings/recording-for.server.ts';
import { limitNotes } from './note-rate.server.ts';
import { noteRefusal } from './refusals.server.ts';

type Created = { note: NoteView; seq: number; events: TrackEvent[] };

/**
 * Pins a note to a version, judges what it asks by the policy at this moment, and tells everyone on
 * the track. The id is the client's: the same note sent again changes nothing and gets the same answer.
 */
export async function createNote(call: Call, input: NoteCreate, { limited = true }: { /** False where the caller has its own limit. */ limited?: boolean } = {}): Promise<{ note: NoteView; seq: number }> {
  const [scope, sentBefore] = await Promise.all([
    allowVersion(db(), call.actor, input.parent ? 'note.reply' : 'note.create', input.versionId),
    alreadyThere(db(), call, input.id),
  ]);
  if (sentBefore) return sentBefore;
  if (limited) await limitNotes(call.actor.userId as string);

  const { note, seq, events } = await db().transaction(async (tx): Promise<Created> => {
    const track = await lockTrack(tx, scope.track.id);
    const place = validPlace(scope, input);
    await validParent(tx, scope, input);
    const recording = await recordingFor(tx, call, input);
    const isReply = Boolean(input.parent);
    const judged = isReply ? null : await judge(tx, track, {
      body: place.body,
      spoken: spokenOf(place.body, recording !== null),
      kind: input.kind,
      chosenBy: call.actor.role === 'client' ? 'client' : 'engineer',
      receivedAt: call.at,
    });
    const inserted = await insertNote(tx, {
      id: input.id,
      trackId: track.id,
      versionId: input.versionId,
      parentId: input.parent ?? null,
      authorId: call.actor.userId as string,
      atMs: place.at,
      untilMs: place.until,
      body: place.body,
      recordingId: recording?.id ?? null,
      recordingMs: recording?.durationMs ?? null,
      kind: judged?.kind ?? 'comment',
      heard: input.heard ?? null,
      writtenAt: input.writtenAt ? new Date(input.writtenAt) : call.at,
      receivedAt: call.at,
    });
    if (!inserted) {
      const known = await alreadyThere(tx, call, input.id);
      if (known) return { ...known, events: [] };
      throw notFound();
    }
    const wishes = judged ? wishRows(judged.suggested) : [];
    await keepWishes(tx, input.id, wishes);
    const requests = judged ? [await addRequest(tx, call, track.id, input.id, judged)] : [];
    const own = requests.map(({ request }) => request.id);
    const drawn = await raiseConflicts(tx, call, track, own);
    const view = noteView({ note: inserted, wishes, recording, author: authorOf(call) }, drawn.length > 0 ? await requestsOfNote(tx, input.id) : requests);
    const recorded = await recordEvent(tx, call, track.id, 'note.created', { note: view });
    const others = await announceRequests(tx, call, track.id, drawn.filter((id) => !own.includes(id)));
    return { note: view, seq: recorded.seq, events: [recorded, ...others] };
  });
  publish(...events);
  return { note, seq };
}

function authorOf({ actor }: Call): PersonRow {
  if (actor.role === 'nobody' || actor.userId === null) throw new Error('nobody writes no notes');
  return { id: actor.userId, name: actor.name, role: actor.role };
}

async function addRequest(tx: Tx, call: Call, trackId: string, noteId: string, judged: Judgement): Promise<RequestWithDecider> {
  const { decision, kind, suggested, window } = judged;
  const { basis, bookingId, need } = grantOf(decision);
  const id = newId();
  // Sent together: the second does not wait for the first one's answer.
  const [request] = await Promise.all([
    insertRequest(tx, {
      id,
      noteId,
      trackId,
      kind,
      state: stateAfter(decision),
      basis,
      bookingId,
      need,
      minutes: kind === 'comment' ? 0 : suggested.minutes,
      levelDb: suggested.levelDb,
      ...grantColumns(decision),
      receivedAt: call.at,
    }),
    enterLedger(tx, { trackId, requestId: id, at: call.at, actorId: null }, ledgerEntry(decision, { kind, receivedAt: call.at.getTime(), window })),
  ]);
  return { request, decidedBy: null, assignee: null, joined: [] };
}

/** @throws conflict for a version that takes no notes; gives back its length. */
export function lengthForNotes({ version }: Pick<VersionScope, 'version'>): number {
  if (version.role === 'reference') throw new ServiceError('conflict', 'A reference track is there to compare with. Write the note on a mix.');
  if (!version.publishedAt || version.durationMs === null) {
    throw new ServiceError('conflict', 'This version is not published yet. Publish it first, then write notes on it.');
  }
  return version.durationMs;
}

function validPlace(scope: VersionScope, input: NoteCreate) {
  const checked = checkNote({ body: input.body, recorded: input.recordingId != null, at: input.at, until: input.until ?? null }, lengthForNotes(scope));
  if (!checked.ok) throw noteRefusal(checked.reason);
  return checked;
}

async function validParent(tx: Tx, scope: VersionScope, { parent }: NoteCreate): Promise<void> {
  if (!parent) return;
  const found = await noteById(tx, parent);
  if (!found || found.note.trackId !== scope.track.id) throw new ServiceError('invalid', 'The note you answer is not on this track.', { parent: ['Unknown note.'] });
  if (found.note.parentId) throw new ServiceError('invalid', 'Answer the first note of the thread.', { parent: ['This is an answer itself.'] });
}

async function alreadyThere(q: Parameters<typeof noteById>[0], { actor }: Call, id: string): Promise<{ note: NoteView; seq: number } | null> {
  const known = await noteById(q, id);
  if (!known) return null;
  if (known.note.authorId !== actor.userId) throw new ServiceError('conflict', 'This id is taken. Send the note again with a new one.');
  return { note: noteView(known, await requestsOfNote(q, id)), seq: (await seqOfNote(q, known.note.trackId, id)) ?? 0 };
}

/** The note as it stands in this transaction. */
export async function freshView(tx: Tx, id: string): Promise<NoteView> {
  const row = await noteById(tx, id);
  if (!row) throw notFound();
  return noteView(row, await requestsOfNote(tx, id));
}
