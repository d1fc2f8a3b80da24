import type { DecidedMany, DecideMany, UndoMany, VerdictView } from '#app/contracts/triage.ts';
import { db } from '#db/client.server.ts';
import { requestsOfBatch } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { decideRequest } from './decide-request.server.ts';

/** One decision about many requests: each by itself, in a transaction of its own, and each with its own answer. */
export async function decideMany(call: Call, { items, decision }: DecideMany): Promise<DecidedMany> {
  allow(call.actor, 'desk.decide');
  const batchId = newId();
  const verdicts: VerdictView[] = [];
  for (const { requestId, rowVersion } of unique(items)) {
    verdicts.push(await verdictOf(requestId, () => decideRequest(call, { ...decision, requestId, rowVersion }, batchId)));
  }
  return { batchId, verdicts };
}

/** Takes back what was decided in one go, or the last decision about each of these, as far as it can be. */
export async function undoMany(call: Call, { batchId, requestIds }: UndoMany): Promise<DecidedMany> {
  allow(call.actor, 'desk.decide');
  const ids = requestIds ?? (await requestsOfOwnBatch(call, batchId as string));
  const undoBatch = newId();
  const verdicts: VerdictView[] = [];
  for (const requestId of [...new Set(ids)]) verdicts.push(await verdictOf(requestId, () => decideRequest(call, { action: 'undo', requestId }, undoBatch)));
  return { batchId: undoBatch, verdicts };
}

async function requestsOfOwnBatch({ actor }: Call, batchId: string): Promise<string[]> {
  const rows = await requestsOfBatch(db(), batchId);
  const ids = rows.flatMap(({ requestId, actorId }) => (requestId && actorId === actor.userId ? [requestId] : []));
  if (ids.length === 0) throw notFound();
  return ids;
}

async function verdictOf(requestId: string, work: () => ReturnType<typeof decideRequest>): Promise<VerdictView> {
  try {
    return { requestId, ok: true, ...(await work()) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { code, message, more } = error;
    return { requestId, ok: false, code, message, ...(more.current ? { current: more.current } : {}) };
  }
}

const unique = (items: DecideMany['items']): DecideMany['items'] => [...new Map(items.map((item) => [item.requestId, item])).values()];
