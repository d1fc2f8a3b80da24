import type { Instant } from '../shared/instant.ts';
import type { Decision, Flag, Outcome, RuleName } from './decide.ts';
import { ACT_SENTENCES } from './sentences.ts';
import type { TweakWindow } from './window.ts';
import type { Basis, Need, NoteKind, RequestState, WindowState } from './words.ts';

/** What a decision was made from. */
export type LedgerInputs = {
  kind: NoteKind;
  receivedAt: Instant;
  windowState: WindowState;
  opensAt: Instant | null;
  closesAt: Instant | null;
  bookingId: string | null;
};

/** An act of a person, or what follows from one: its name behind "person.". */
export type ActName = keyof typeof ACT_SENTENCES;

/** One row of the append-only ledger; who decided and when are the caller's to add. */
export type LedgerEntry = {
  rule: RuleName | `person.${ActName}`;
  inputs: LedgerInputs;
  /** What the table said, or the state a person's act led to. */
  outcome: Outcome | RequestState;
  basis: Basis | null;
  need: Need | null;
  flags: readonly Flag[];
  sentence: string;
};

export type LedgerFacts = { kind: NoteKind; receivedAt: Instant; window: TweakWindow };

/** The row of a decision by the table or by a booking. */
export function ledgerEntry(decision: Decision, facts: LedgerFacts): LedgerEntry {
  const accepted = decision.outcome === 'accepted' ? decision : null;
  return {
    rule: decision.rule,
    inputs: inputsOf(facts, accepted?.bookingId ?? null),
    outcome: decision.outcome,
    basis: accepted?.basis ?? null,
    need: decision.outcome === 'needs_booking' ? decision.need : null,
    flags: decision.flags,
    sentence: decision.sentence,
  };
}

/**
 * The row of a person's act. `reason` is what they wrote: a decline's is part of the sentence the
 * client reads, a goodwill's is the studio's own and stays out of it.
 */
export function ledgerEntryOfAct(
  act: ActName,
  facts: LedgerFacts & {
    state: RequestState;
    basis: Basis | null;
    bookingId: string | null;
    reason?: string;
    /** In place of the act's own. */
    sentence?: string;
  },
): LedgerEntry {
  return {
    rule: `person.${act}`,
    inputs: inputsOf(facts, facts.bookingId),
    outcome: facts.state,
    basis: facts.basis,
    need: null,
    flags: [],
    sentence: facts.sentence ?? sentenceOfAct(act, facts.reason?.trim() ?? ''),
  };
}

function sentenceOfAct(act: ActName, reason: string): string {
  if (act !== 'decline') return ACT_SENTENCES[act];
  return reason ? `${ACT_SENTENCES.decline}: ${reason}` : `${ACT_SENTENCES.decline}.`;
}

function inputsOf({ kind, receivedAt, window }: LedgerFacts, bookingId: string | null): LedgerInputs {
  const started = window.state === 'not_started' ? null : window;
  return {
    kind,
    receivedAt,
    windowState: window.state,
    opensAt: started?.opensAt ?? null,
    closesAt: started?.closesAt ?? null,
    bookingId,
  };
}
