import type { NoteUpdate } from '#app/contracts/notes.ts';
import type { NoteView } from '#app/contracts/views.ts';
import type { Action } from '#app/domain/access/access.ts';
import { checkEdit, checkNote } from '#app/domain/notes/note.ts';
import { spokenOf } from '#app/domain/notes/recording.ts';
import { readNote } from '#app/domain/notes/read-note.ts';
import type { NoteReading, ReadOptions } from '#app/domain/notes/reading.ts';
import { wishRows } from '#app/domain/notes/wish-row.ts';
import { grantOf, stateAfter } from '#app/domain/policy/life.ts';
import { db, type Tx } from '#db/client.server.ts';
import { lockTrack } from '#db/queries/events.server.ts';
import { deleteVoices, keepWishes, requestsOfNote, type RequestRow, updateNoteRow, updateRequestRow } from '#db/queries/notes.server.ts';
import type { NoteScope } from '#db/queries/scope.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { publish } from '../../realtime/publish.server.ts';
import { allowNote } from '../authorize.server.ts';
import { recordEvent } from '../events.server.ts';
import { leaveConflicts } from '../conflicts/end-conflict.server.ts';
import { raiseConflicts } from '../conflicts/raise-conflicts.server.ts';
import { announceRequests } from '../requests/announce.server.ts';
import { enterLedger, grantColumns, judge, ledgerEntry } from '../requests/judge.server.ts';
import { passOn } from '../requests/pass-on.server.ts';
import { readOptions } from '../tracks/read-options.server.ts';
import { freshView } from './create-note.server.ts';
import { editRefusal, noteRefusal } from './refusals.server.ts';

/**
 * Mends a note's words, place or kind. Words that ask for something else than before are a new wish
 * and judged at this moment; a mended typo keeps the verdict. What a person decided stands.
 */
export async function updateNote(call: Call, input: NoteUpdate): Promise<{ note: NoteView; seq: number }> {
  await allowNote(db(), call.actor, 'note.update', input.id);
  const { view, events } = await db().transaction(async (tx) => {
    const scope = await lockedNote(tx, call, 'note.update', input.id);
    const before = (await requestsOfNote(tx, input.id)).map(({ request }) => request);
    const next = nextNote(scope, input);
    const read = await readOptions(tx, scope.track);
    const meaningChanged = input.kind !== undefined && input.kind !== scope.note.kind ? true : asksElse(scope.note.body, next.body, read);
    const verdict = checkEdit(editable(scope, before), call.actor.userId as string, meaningChanged);
    if (!verdict.ok) throw editRefusal(verdict.reason);

    const ids = before.map(({ id }) => id);
    const others: string[] = [];
    if (verdict.rejudge) {
      others.push(...(await leaveConflicts(tx, call, scope.track, ids)));
      for (const id of ids) others.push(...(await passOn(tx, id)));
      // Voices were given to the words as they were.
      await deleteVoices(tx, ids);
      await rejudge(tx, call, scope, input, next.body, before);
    }
    await updateNoteRow(tx, input.id, { body: next.body, atMs: next.at, untilMs: next.until, editedAt: call.at });
    if (next.body !== scope.note.body && !scope.note.parentId) await keepWishes(tx, input.id, wishRows(readNote(next.body, read)));
    if (verdict.rejudge) others.push(...(await raiseConflicts(tx, call, scope.track, ids)));
    const note = await freshView(tx, input.id);
    const updated = await recordEvent(tx, call, scope.track.id, 'note.updated', { note });
    return { view: note, events: [updated, ...(await announceRequests(tx, call, scope.track.id, others.filter((id) => !ids.includes(id))))] as const };
  });
  publish(...events);
  return { note: view, seq: events[0].seq };
}

/** The note read again under its track's lock. */
export async function lockedNote(tx: Tx, call: Call, action: Action, id: string): Promise<NoteScope> {
  const scope = await allowNote(tx, call.actor, action, id);
  await lockTrack(tx, scope.track.id);
  return allowNote(tx, call.actor, action, id);
}

export const editable = ({ note }: NoteScope, requests: RequestRow[]) => ({
  authorId: note.authorId,
  withdrawnAt: note.withdrawnAt,
  requests: requests.map((r) => ({ state: r.state, decidedByPerson: r.decidedBy !== null })),
});

function nextNote({ note, version }: NoteScope, input: NoteUpdate) {
  const at = input.at ?? note.atMs;
  const until = input.until === undefined ? note.untilMs : input.until;
  const checked = checkNote({ body: input.body ?? note.body, recorded: note.recordingId !== null, at, until }, version.durationMs ?? 0);
  if (!checked.ok) throw noteRefusal(checked.reason);
  return checked;
}

function asksElse(before: string, after: string, read: ReadOptions): boolean {
  if (before === after) return false;
  const [a, b] = [readNote(before, read), readNote(after, read)];
  return a.kind !== b.kind || a.category !== b.category || a.levelDb !== b.levelDb || turned(a, b);
}

/** Another part or another way than was named before; naming what was left open only makes it clearer. */
function turned(before: NoteReading, after: NoteReading): boolean {
  return wishRows(before).some((was, i) => {
    const is = wishRows(after)[i];
    return is !== undefined && ((was.part !== null && was.part !== is.part) || (was.direction !== null && was.direction !== is.direction));
  });
}

async function rejudge(tx: Tx, call: Call, { track, note }: NoteScope, input: NoteUpdate, body: string, before: RequestRow[]): Promise<void> {
  if (note.parentId) return;
  const judged = await judge(tx, track, {
    body,
    spoken: spokenOf(body, note.recordingId !== null),
    kind: input.kind,
    chosenBy: call.actor.role === 'client' ? 'client' : 'engineer',
    receivedAt: call.at,
  });
  const { decision, kind, suggested, window } = judged;
  for (const request of before) {
    await updateRequestRow(tx, request.id, {
      kind,
      state: stateAfter(decision),
      ...grantOf(decision),
      ...grantColumns(decision),
      minutes: kind === 'comment' ? 0 : suggested.minutes,
      levelDb: suggested.levelDb,
      // Other words are no longer the same wish.
      mergedIntoId: null,
      receivedAt: call.at,
    });
    await enterLedger(tx, { trackId: track.id, requestId: request.id, at: call.at, actorId: null }, ledgerEntry(decision, { kind, receivedAt: call.at.getTime(), window }));
  }
  await updateNoteRow(tx, note.id, { kind });
}
