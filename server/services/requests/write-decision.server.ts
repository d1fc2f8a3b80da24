import { type ActName, ledgerEntryOfAct } from '#app/domain/policy/ledger.ts';
import type { TweakWindow } from '#app/domain/policy/window.ts';
import type { Tx } from '#db/client.server.ts';
import { type RequestRow, updateRequestRow } from '#db/queries/notes.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { enterLedger } from './judge.server.ts';

/** One go of somebody's decisions. */
export type Go = { tx: Tx; call: Call; batchId: string | null };

/** What a decision can change about a request, and taking it back restores. */
const KEPT = [
  'kind', 'state', 'basis', 'need', 'bookingId', 'goodwillReason', 'goodwillBy', 'minutes', 'takesTime', 'addsUp', 'sentence', 'reason',
  'decidedBy', 'decidedAt', 'doneVersionId', 'assigneeId', 'mergedIntoId',
] as const satisfies (keyof RequestRow)[];
export type Kept = Pick<RequestRow, (typeof KEPT)[number]>;

/** A request as it is, for the ledger to keep. */
export const keep = (row: RequestRow): Record<string, unknown> => Object.fromEntries(KEPT.map((column) => [column, row[column]]));

/** The columns of `keep`, from the ledger. */
export function restored(before: Record<string, unknown>): Kept {
  const kept = before as Omit<Kept, 'decidedAt'> & { decidedAt: string | null };
  return { ...kept, decidedAt: kept.decidedAt === null ? null : new Date(kept.decidedAt) };
}

type Act = {
  act: ActName;
  row: RequestRow;
  change: Partial<RequestRow>;
  window: TweakWindow;
  /** In place of the act's own, for the ledger. */
  sentence?: string;
  reason?: string;
  /** What taking it back restores; null: it cannot be taken back. */
  before: Record<string, unknown> | null;
  /** Beside what every line has. */
  inputs?: Record<string, unknown>;
};

/** Writes a person's act that is no step of the request's life: the row and its line in the ledger. */
export async function writeAct({ tx, call, batchId }: Go, { act, row, change, window, sentence, reason, before, inputs }: Act): Promise<void> {
  await updateRequestRow(tx, row.id, change);
  const next = { ...row, ...change };
  const entry = ledgerEntryOfAct(act, {
    kind: next.kind,
    receivedAt: row.receivedAt.getTime(),
    window,
    state: next.state,
    basis: next.basis,
    bookingId: next.bookingId,
    ...(reason === undefined ? {} : { reason }),
    ...(sentence === undefined ? {} : { sentence }),
  });
  await enterLedger(tx, { trackId: row.trackId, requestId: row.id, at: call.at, actorId: call.actor.userId, reason, before, batchId, inputs }, entry);
}
