import type { LifeRefusal, RequestEvent } from '#app/domain/policy/life.ts';
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
