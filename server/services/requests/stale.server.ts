import type { ChangeView, StaleView } from '#app/contracts/triage.ts';
import type { Queryable } from '#db/client.server.ts';
import type { RequestWithDecider } from '#db/queries/notes.server.ts';
import { changesSince, type LedgerLineRow } from '#db/queries/triage.server.ts';
import type { Actor } from '../../auth/actor.server.ts';
import { ServiceError } from '../errors.server.ts';
import { requestView } from '../views.server.ts';

/** A line of the ledger as a change somebody missed. */
export const changeView = ({ line, actor }: LedgerLineRow): ChangeView => ({
  at: line.at.toISOString(),
  by: actor,
  rule: line.rule,
  outcome: line.outcome,
  sentence: line.sentence,
});

/**
 * Refuses a decision made on a view that is not the request's any more, with the request as it is
 * and what happened since.
 * @throws ServiceError `stale`, its `more.current` filled.
 */
export async function refuseStale(q: Queryable, actor: Actor, found: RequestWithDecider, seen: number | undefined): Promise<void> {
  if (seen === undefined || seen === found.request.rowVersion) return;
  const lines = await changesSince(q, found.request.id, seen);
  const current: StaleView = { request: requestView(found), changes: lines.map(changeView) };
  const last = lines.at(-1);
  const what = last ? whatHappened(last, actor) : `${found.decidedBy?.name ?? 'Somebody'} changed this request meanwhile.`;
  throw new ServiceError('stale', `${what} It is shown as it is now. Decide again if you still want to.`, {}, undefined, { current });
}

/** The last change to whoever comes too late, who may have made it themselves in another window. */
function whatHappened({ line, actor: by }: LedgerLineRow, { userId }: Actor): string {
  const who = line.actorId && line.actorId === userId ? 'You decided this elsewhere meanwhile' : `${by ?? 'The policy'} was quicker`;
  return `${who}: ${ended(line.sentence)}`;
}

/** A sentence that closes with somebody's own words may lack its full stop. */
const ended = (sentence: string): string => (/[.!?…]["'”’)]*$/.test(sentence) ? sentence : `${sentence}.`);
