import type { Spoken } from '../notes/recording.ts';
import type { Suggestion } from '../notes/suggestion.ts';
import type { Instant } from '../shared/instant.ts';
import { DEFAULT_POLICY, kindFor, type StudioPolicy } from './studio.ts';
import { sentenceFor } from './sentences.ts';
import type { BookedTime, TweakWindow } from './window.ts';
import type { Basis, Need, NoteKind } from './words.ts';

/** 'time': it will take time on the clock. 'adds_up': more than small; ask the engineer. Neither blocks. */
export const FLAGS = ['time', 'adds_up'] as const;
export type Flag = (typeof FLAGS)[number];

/** Rows of the decision table by name, as the ledger keeps them. */
export const TABLE_RULES = [
  'comment',
  'fault',
  'not_started.minor',
  'not_started.major',
  'on_hold.minor',
  'on_hold.major.attended',
  'on_hold.major.unattended',
  'open.minor',
  'open.major',
  'closed.minor',
  'closed.major',
  'unsure_kind',
] as const;
export type TableRule = (typeof TABLE_RULES)[number];

export const OUTCOMES = ['accepted', 'needs_booking', 'needs_decision', 'none'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The bases the table itself can give; goodwill is a person's. */
export type TableBasis = Exclude<Basis, 'goodwill'>;

type Judgement =
  | { outcome: 'accepted'; basis: TableBasis; bookingId: string | null }
  | { outcome: 'needs_booking'; need: Need }
  | { outcome: 'needs_decision'; why: 'unsure_kind' }
  | { outcome: 'none' };

/** A row of the table, or that a booking confirmed later carries the request. */
export type RuleName = TableRule | 'booking.confirmed';

/** What a request is allowed, why, and what the client reads. */
export type Decision = Judgement & {
  rule: RuleName;
  /** One or two sentences: why, and what to do next. */
  sentence: string;
  flags: readonly Flag[];
};

export type DecideInput = {
  kind: NoteKind;
  /** Who named the kind. An engineer's word is never unsure. Default 'client'. */
  kindFrom?: 'words' | 'client' | 'engineer';
  /** When the server received the note. */
  receivedAt: Instant;
  /** The window at `receivedAt`, from `windowAt(facts, receivedAt)`. */
  window: TweakWindow;
  /** What the words suggest; carries the estimate and the level move. */
  suggested?: Suggestion | null;
  /** A voice, which nobody has read, says what is asked or adds to it. */
  spoken?: Spoken | undefined;
  /** Minutes of minor requests accepted in this window before this one. */
  minutesInWindow?: number;
  policy?: StudioPolicy;
};

/** From this confidence on the words "clearly" suggest a kind. */
export const CLEAR = 0.7;

const ATTENDED: readonly string[] = ['attended_mix', 'hybrid_mix'];

/** The cheaper a kind, the lower: a comment asks nothing, a fault is free, a major change is paid for. */
const COST: Record<NoteKind, number> = { comment: 0, fault: 1, minor: 2, major: 3 };

/** The decision table of docs/policy.md. The same rule predicts in the browser and decides on the server. */
export function decide(input: DecideInput): Decision {
  const rule = ruleFor(input);
  const judgement = judge(rule, input.window);
  const flags = flagsFor(rule, input);
  return { ...judgement, rule, flags, sentence: sentenceFor(rule, input.window, flags, input) };
}

/** The kind of a note whose writer named none: the words', or minor where only a voice asks and the engineer is asked anyway. */
export function kindRead(suggested: Pick<Suggestion, 'kind' | 'category'>, spoken: Spoken | undefined, policy: StudioPolicy): NoteKind {
  return spoken === 'alone' ? 'minor' : kindFor(suggested.kind, suggested.category, policy);
}

/** Whether a service is booked time with the client present. */
export function isAttended(booking: Pick<BookedTime, 'service'>): boolean {
  return ATTENDED.includes(booking.service);
}

function ruleFor(input: DecideInput): TableRule {
  const { kind, window } = input;
  if (isUnsure(input)) return 'unsure_kind';
  if (kind === 'comment' || kind === 'fault') return kind;
  if (window.state !== 'on_hold' || kind === 'minor') return `${window.state}.${kind}` as TableRule;
  return isAttended(window.nextBooking) ? 'on_hold.major.attended' : 'on_hold.major.unattended';
}

function isUnsure({ kind, kindFrom = 'client', suggested, spoken, policy = DEFAULT_POLICY }: DecideInput): boolean {
  if (kindFrom === 'engineer') return false;
  if (spoken === 'alone') return kindFrom === 'words' || kind !== 'comment';
  if (!suggested) return false;
  // Words that ask for nothing may only introduce what the voice asks for.
  if (kindFrom === 'words') return suggested.unsure || (spoken === 'beside' && kind === 'comment');
  // A comment asks for nothing, so calling something a comment can never gain anything.
  if (kind === 'comment') return false;
  const words = kindFor(suggested.kind, suggested.category, policy);
  return suggested.confidence >= CLEAR && COST[kind] < COST[words];
}

function judge(rule: TableRule, window: TweakWindow): Judgement {
  switch (rule) {
    case 'comment':
      return { outcome: 'none' };
    case 'unsure_kind':
      return { outcome: 'needs_decision', why: 'unsure_kind' };
    case 'fault':
      return { outcome: 'accepted', basis: 'fault', bookingId: null };
    case 'not_started.minor':
    case 'not_started.major':
      return { outcome: 'accepted', basis: 'session', bookingId: null };
    case 'open.minor':
      return { outcome: 'accepted', basis: 'window', bookingId: null };
    case 'on_hold.minor':
    case 'on_hold.major.attended':
      // Both rules exist only on hold, where there is a next booking.
      return window.state === 'on_hold'
        ? { outcome: 'accepted', basis: 'booking', bookingId: window.nextBooking.id }
        : { outcome: 'needs_booking', need: 'attended_mix' };
    case 'closed.minor':
      return { outcome: 'needs_booking', need: 'mix_time' };
    case 'on_hold.major.unattended':
    case 'open.major':
    case 'closed.major':
      return { outcome: 'needs_booking', need: 'attended_mix' };
  }
}

function flagsFor(rule: TableRule, input: DecideInput): Flag[] {
  if (rule === 'not_started.major') return ['time'];
  return rule.endsWith('.minor') && addsUp(rule, input) ? ['adds_up'] : [];
}

function addsUp(rule: TableRule, input: DecideInput): boolean {
  const { suggested, minutesInWindow = 0, policy = DEFAULT_POLICY } = input;
  if (Math.abs(suggested?.levelDb ?? 0) > policy.dbLimit) return true;
  return rule === 'open.minor' && minutesInWindow + (suggested?.minutes ?? 0) > policy.minutesLimit;
}
