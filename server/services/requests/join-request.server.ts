import type { RequestVoice } from '#app/contracts/notes.ts';
import type { RequestView } from '#app/contracts/views.ts';
import { ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import { windowAt } from '#app/domain/policy/window.ts';
import { checkJoin, type JoinRefusal } from '#app/domain/triage/voice.ts';
import { db, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { deleteVoices, followersOf, insertVoice, noteById, requestsByIds, type RequestRow } from '#db/queries/notes.server.ts';
import type { tracks } from '#db/schema/index.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowNote } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { recordEvent } from '../events.server.ts';
import { requestView } from '../views.server.ts';
import { enterLedger } from './judge.server.ts';

const REFUSALS: Record<JoinRefusal, string> = {
  own: 'This is your own wish: you have asked for it already.',
  asks_nothing: 'A comment asks for nothing. You can answer it.',
  over: 'This is done or settled already. Write a note if it is not what you want.',
};

/** Adds somebody's voice to a wish of somebody else: they ask for the same. Once a person; twice is once. */
export function joinRequest(call: Call, { requestId }: RequestVoice): Promise<{ request: RequestView; seq: number }> {
  return inTrack(call, requestId, 'request.joined', async (tx, track, row) => {
    // Whoever joins what was merged joins the one that stands for it.
    const id = row.mergedIntoId ?? row.id;
    const [standing] = await requestsByIds(tx, [id]);
    const note = standing && (await noteById(tx, standing.request.noteId));
    if (!standing || !note) throw notFound();
    const userId = call.actor.userId as string;
    const verdict = checkJoin({ ...note.note, kind: standing.request.kind, state: standing.request.state }, userId);
    if (!verdict.ok) throw new ServiceError('conflict', REFUSALS[verdict.reason], { requestId: [REFUSALS[verdict.reason]] });
    if (standing.joined.some((person) => person.id === userId)) return { id, changed: false };
    await insertVoice(tx, { requestId: id, userId, joinedAt: call.at });
    await enter(tx, call, track, standing.request, 'join');
    return { id, changed: true };
  });
}

/** Takes one's voice back, whether it was given to this one or to one that was merged into it. */
export function leaveRequest(call: Call, { requestId }: RequestVoice): Promise<{ request: RequestView; seq: number }> {
  return inTrack(call, requestId, 'request.left', async (tx, track, row) => {
    const id = row.mergedIntoId ?? row.id;
    const followers = await followersOf(tx, [id]);
    const changed = await deleteVoices(tx, [id, ...followers.map(({ request }) => request.id)], call.actor.userId as string);
    const [standing] = await requestsByIds(tx, [id]);
    if (changed && standing) await enter(tx, call, track, standing.request, 'leave');
    return { id, changed };
  });
}

type Track = typeof tracks.$inferSelect;

/** Runs one change under the track's lock and tells everybody of the request as it is afterwards, where it changed. */
async function inTrack(
  call: Call,
  requestId: string,
  type: 'request.joined' | 'request.left',
  change: (tx: Tx, track: Track, row: RequestRow) => Promise<{ id: string; changed: boolean }>,
): Promise<{ request: RequestView; seq: number }> {
  const [known] = await requestsByIds(db(), [requestId]);
  if (!known) throw notFound();
  await allowNote(db(), call.actor, 'request.join', known.request.noteId);
  const { request, seq, events } = await db().transaction(async (tx) => {
    const track = await lockTrack(tx, known.request.trackId);
    const [row] = await requestsByIds(tx, [requestId]);
    if (!row) throw notFound();
    const { id, changed } = await change(tx, track, row.request);
    const [after] = await requestsByIds(tx, [id]);
    if (!after) throw notFound();
    const view = requestView(after);
    if (!changed) return { request: view, seq: track.eventSeq, events: [] };
    const event = await recordEvent(tx, call, track.id, type, { request: view });
    return { request: view, seq: event.seq, events: [event] };
  });
  publish(...events);
  return { request, seq };
}

/** A voice changes no promise: its line has the request as it stands, and its row version stays. */
async function enter(tx: Tx, call: Call, track: Track, { id, kind, state, basis, bookingId, receivedAt }: RequestRow, act: 'join' | 'leave'): Promise<void> {
  const at = receivedAt.getTime();
  const entry = ledgerEntryOfAct(act, { kind, receivedAt: at, window: windowAt(await windowFacts(tx, track), at), state, basis, bookingId });
  await enterLedger(tx, { trackId: track.id, requestId: id, at: call.at, actorId: call.actor.userId }, entry);
}
