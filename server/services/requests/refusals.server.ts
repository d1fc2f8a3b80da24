import type { LifeRefusal, RequestEvent } from '#app/domain/policy/life.ts';
import type { LinkRefusal } from '#app/domain/triage/link.ts';
import type { MergeRefusal } from '#app/domain/triage/merge.ts';
import { UNDO_MINUTES, type UndoRefusal } from '#app/domain/triage/undo.ts';
import type { RequestRow } from '#db/queries/notes.server.ts';
import { ServiceError } from '../errors.server.ts';

const WORDS: Record<LifeRefusal, string> = {
  final: 'This request is settled; nothing leads on from here. Write a new note instead.',
  not_from_here: 'That step does not follow from where this request is.',
  not_yours: 'This step is not yours to take.',
  reason_required: 'Say why: it is shown.',
  engineer_required: 'Goodwill is given by a named engineer.',
  version_required: 'Name the version that carries the change.',
  version_not_published: 'The version that carries the change is not published yet.',
  needs_booking: 'The policy does not allow this for free: book time for it, or accept it as goodwill with a reason.',
  not_a_request: 'A comment asks for nothing. Answer it, or reclassify it first.',
  not_a_comment: 'Only comments are answered. Accept, decline or reclassify a request.',
};

/** What happened and what to do, for a step that a request's life does not have. */
export function lifeRefusal(reason: LifeRefusal, row: RequestRow, event: RequestEvent): ServiceError {
  const code = reason.endsWith('_required') ? 'invalid' : reason === 'not_yours' ? 'forbidden' : 'conflict';
  const words = reason === 'needs_booking' && row.kind === 'major' ? WORDS.needs_booking.replace('time for it', 'an attended mix for it') : WORDS[reason];
  return new ServiceError(code, words, { action: [`${event.type}: ${words}`] });
}

const MERGE: Record<MergeRefusal, string> = {
  itself: 'A request cannot be merged into itself.',
  other_track: 'Both must be of one track.',
  settled: 'One of them is settled already.',
  merged_already: 'One of them is merged already. Take it out first, or choose the one that stands for it.',
  leads_others: 'Others were merged into this one. Let this one stay and merge the other into it.',
  loses_promise: 'This one is accepted already and the other is not. Let this one stay, so that nobody loses what was promised.',
  not_alike: 'A comment asks for nothing: it is not the same as a request.',
  done_already: 'This one is done already.',
};
export const mergeRefusal = (reason: MergeRefusal): ServiceError => new ServiceError('conflict', MERGE[reason], { into: [MERGE[reason]] });

const LINK: Record<LinkRefusal, string> = {
  not_booked: 'That booking is not confirmed, or not for this track.',
  over_before: 'That booking was over before this was asked for.',
  not_such_time: 'A bigger change needs an attended mix, and recording or mastering is no mix time.',
  free_already: 'This is accepted without booked time; what is free stays free.',
  asks_nothing: 'A comment asks for nothing.',
};
export const linkRefusal = (reason: LinkRefusal): ServiceError => new ServiceError('conflict', LINK[reason], { bookingId: [LINK[reason]] });

const UNDO: Record<UndoRefusal, string> = {
  nothing_to_undo: 'There is nothing to take back here.',
  changed_since: 'Something has happened since, so this cannot be taken back any more. Decide anew.',
  not_yours: 'The last decision was somebody else’s.',
  too_late: `A decision can be taken back for ${UNDO_MINUTES} minutes. Decide anew.`,
};
export const undoRefusal = (reason: UndoRefusal, by: string | null): ServiceError =>
  new ServiceError('conflict', reason === 'not_yours' && by ? `The last decision was ${by}’s. Decide anew.` : UNDO[reason]);
