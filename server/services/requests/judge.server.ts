import { decide, type Decision, kindRead } from '#app/domain/policy/decide.ts';
import { type LedgerEntry, ledgerEntry } from '#app/domain/policy/ledger.ts';
import { type Category, DEFAULT_POLICY, type StudioPolicy } from '#app/domain/policy/studio.ts';
import { type TweakWindow, windowAt, type WindowFacts } from '#app/domain/policy/window.ts';
import type { NoteKind } from '#app/domain/policy/words.ts';
import type { Spoken } from '#app/domain/notes/recording.ts';
import { readNote } from '#app/domain/notes/read-note.ts';
import type { NoteReading } from '#app/domain/notes/reading.ts';
import type { Tx } from '#db/client.server.ts';
import { minutesPromised, theStudio, windowFacts } from '#db/queries/facts.server.ts';
import { insertLedger } from '#db/queries/notes.server.ts';
import type { tracks } from '#db/schema/index.ts';
import { readOptions } from '../tracks/read-options.server.ts';

export type Judgement = { kind: NoteKind; suggested: NoteReading; decision: Decision; window: TweakWindow; facts: WindowFacts };

type Asked = {
  body: string;
  /** A voice beside the words, or in place of them. */
  spoken?: Spoken | undefined;
  /** What a person chose; without it the words choose. */
  kind: NoteKind | undefined;
  chosenBy: 'client' | 'engineer';
  receivedAt: Date;
};

/** Runs the decision table on the track's facts as they stand in this transaction. */
export async function judge(tx: Tx, track: typeof tracks.$inferSelect, asked: Asked): Promise<Judgement> {
  const [facts, policy] = await Promise.all([windowFacts(tx, track), studioPolicy(tx)]);
  const receivedAt = asked.receivedAt.getTime();
  const window = windowAt(facts, receivedAt);
  const suggested = readNote(asked.body, await readOptions(tx, track));
  const kind = asked.kind ?? kindRead(suggested, asked.spoken, policy);
  const minutesInWindow =
    window.state === 'open' ? await minutesPromised(tx, track.id, new Date(window.opensAt), new Date(window.closesAt)) : 0;
  const kindFrom = asked.kind === undefined ? 'words' : asked.chosenBy;
  const decision = decide({ kind, kindFrom, receivedAt, window, suggested, spoken: asked.spoken, minutesInWindow, policy });
  return { kind, suggested, decision, window, facts };
}

/** The studio's limits and what it calls minor. */
export async function studioPolicy(tx: Tx): Promise<StudioPolicy> {
  const studio = await theStudio(tx);
  if (!studio) return DEFAULT_POLICY;
  return { minutesLimit: studio.minutesLimit, dbLimit: studio.dbLimit, minorCategories: studio.minorCategories as Category[] };
}

/** What one decision writes into a request's row. */
export const grantColumns = (decision: Decision) => ({
  takesTime: decision.flags.includes('time'),
  addsUp: decision.flags.includes('adds_up'),
  sentence: decision.sentence,
});

/** Appends a decision to the ledger; `actorId` null is the policy itself. */
export async function enterLedger(
  tx: Tx,
  about: {
    trackId: string;
    requestId: string;
    bookingId?: string | null;
    at: Date;
    actorId: string | null;
    reason?: string;
    before?: Record<string, unknown> | null;
    batchId?: string | null;
    /** Beside what every line has. */
    inputs?: Record<string, unknown>;
  },
  entry: LedgerEntry,
): Promise<void> {
  const { inputs, rule, outcome, sentence, basis, need, flags } = entry;
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  await insertLedger(tx, {
    trackId: about.trackId,
    requestId: about.requestId,
    bookingId: about.bookingId ?? inputs.bookingId,
    at: about.at,
    actorId: about.actorId,
    rule,
    inputs: {
      ...inputs,
      receivedAt: instant(inputs.receivedAt),
      opensAt: instant(inputs.opensAt),
      closesAt: instant(inputs.closesAt),
      basis,
      need,
      flags,
      ...(about.reason ? { reason: about.reason } : {}),
      ...about.inputs,
    },
    outcome,
    sentence,
    before: about.before ?? null,
    batchId: about.batchId ?? null,
  });
}

export { ledgerEntry };
