import type { NoteWithdraw } from '#app/contracts/notes.ts';
import type { NoteView } from '#app/contracts/views.ts';
import { checkWithdraw } from '#app/domain/notes/note.ts';
import { ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import { transition } from '#app/domain/policy/life.ts';
import { windowAt } from '#app/domain/policy/window.ts';
import { db } from '#db/client.server.ts';
import { windowFacts } from '#db/queries/facts.server.ts';
import { keepWishes, requestsOfNote, updateNoteRow, updateRequestRow } from '#db/queries/notes.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowNote } from '../authorize.server.ts';
import { recordEvent } from '../events.server.ts';
import { leaveConflicts } from '../conflicts/end-conflict.server.ts';
import { announceRequests } from '../requests/announce.server.ts';
import { enterLedger } from '../requests/judge.server.ts';
import { passOn } from '../requests/pass-on.server.ts';
import { freshView } from './create-note.server.ts';
import { editRefusal } from './refusals.server.ts';
import { editable, lockedNote } from './update-note.server.ts';

/** Takes a note back: its place in the thread stays, its words and its requests go. */
export async function withdrawNote(call: Call, { id }: NoteWithdraw): Promise<{ note: NoteView; seq: number }> {
  await allowNote(db(), call.actor, 'note.withdraw', id);
  const { note, events } = await db().transaction(async (tx) => {
    const scope = await lockedNote(tx, call, 'note.withdraw', id);
    const requests = (await requestsOfNote(tx, id)).map(({ request }) => request);
    const verdict = checkWithdraw(editable(scope, requests), call.actor.userId as string);
    if (!verdict.ok) throw editRefusal(verdict.reason);

    const ids = requests.map((request) => request.id);
    const others = await leaveConflicts(tx, call, scope.track, ids);
    for (const requestId of ids) others.push(...(await passOn(tx, requestId)));
    const facts = await windowFacts(tx, scope.track);
    for (const request of requests) {
      const moved = transition(request.state, { type: 'withdraw', by: 'author' });
      if (!moved.ok) continue;
      await updateRequestRow(tx, request.id, { state: moved.state, ...moved.change, mergedIntoId: null });
      const receivedAt = request.receivedAt.getTime();
      const entry = ledgerEntryOfAct('withdraw', {
        kind: request.kind,
        receivedAt,
        window: windowAt(facts, receivedAt),
        state: moved.state,
        basis: request.basis,
        bookingId: request.bookingId,
      });
      await enterLedger(tx, { trackId: scope.track.id, requestId: request.id, at: call.at, actorId: call.actor.userId }, entry);
    }
    await keepWishes(tx, id, []);
    await updateNoteRow(tx, id, { withdrawnAt: call.at });
    const view = await freshView(tx, id);
    const withdrawn = await recordEvent(tx, call, scope.track.id, 'note.withdrawn', { note: view });
    return { note: view, events: [withdrawn, ...(await announceRequests(tx, call, scope.track.id, others))] as const };
  });
  publish(...events);
  return { note, seq: events[0].seq };
}
