import { deskFilter } from '#app/contracts/triage.ts';
import { FIRST_DECLINE_REASONS } from '#app/domain/triage/words.ts';
import type { Actor } from '#server/auth/actor.server.ts';
import { addReason } from '#server/services/desk/decline-reasons.server.ts';
import { saveFilter } from '#server/services/desk/saved-filters.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';

type Desk = {
  mara: Actor & { userId: string };
  idris: Actor & { userId: string };
  at: Date;
  /** The request of a note of the story. */
  requestOf: (note: string) => Promise<string>;
};

/** What the studio's own people have done on their desk by now: reasons, a filter, who has what, and one wish asked for twice. */
export async function playDesk({ mara, idris, at, requestOf }: Desk): Promise<void> {
  const call = { actor: mara, at };
  for (const body of FIRST_DECLINE_REASONS) await addReason(call, { body });
  await saveFilter(call, { name: 'Closing soon, nobody’s yet', filter: deskFilter.parse({ tab: 'do', assignee: 'nobody', order: 'closing' }) });
  await decideRequest(call, { action: 'assign', requestId: await requestOf('long-fade'), assigneeId: mara.userId });
  await decideRequest({ actor: idris, at }, { action: 'assign', requestId: await requestOf('shaker-missing'), assigneeId: idris.userId });
  await decideRequest(call, { action: 'merge', requestId: await requestOf('fade-again'), into: await requestOf('long-fade') });
}
