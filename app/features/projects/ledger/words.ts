import { BOOKING_WORDS, SERVICE_WORDS } from '#app/features/bookings/words.ts';
import { KIND_WORDS, STATE_WORDS } from '#app/features/notes/note-words.ts';
import type { BookingStep } from '#app/domain/booking/life.ts';
import { formatSpan } from '#app/domain/booking/local-time.ts';
import type { Outcome, RuleName } from '#app/domain/policy/decide.ts';
import type { ActName } from '#app/domain/policy/ledger.ts';
import { type Basis, type BookingState, type Need, NOTE_KINDS, type RequestState, type WindowState } from '#app/domain/policy/words.ts';
import { formatDayTime } from '#app/domain/shared/instant.ts';
import type { LedgerEntryView } from '#server/services/tracks/ledger-page.server.ts';

/** The rules of the decision table and the acts of people, as the studio says them. */
const RULE_WORDS: Record<RuleName | `person.${ActName}`, string> = {
  comment: 'A comment asks for nothing',
  fault: 'What is broken is repaired free, at any time',
  unsure_kind: 'The words do not say for sure how big it is: an engineer decides',
  'not_started.minor': 'While the mix is being worked on, small tweaks go in',
  'not_started.major': 'While the mix is being worked on, bigger changes go in and take time',
  'on_hold.minor': 'Before booked time, small tweaks are collected for it',
  'on_hold.major.attended': 'Before an attended session, bigger changes are collected for it',
  'on_hold.major.unattended': 'The booked time is not attended: a bigger change needs an attended mix',
  'open.minor': 'In the free window, small tweaks are free',
  'open.major': 'A bigger change needs an attended mix, in the free window too',
  'closed.minor': 'After the free window, small tweaks need mix time',
  'closed.major': 'A bigger change needs an attended mix',
  'booking.confirmed': 'Booked time carries what waited for it',
  'person.accept': 'Accepted by hand, as the policy allows',
  'person.goodwill': 'Goodwill: outside the policy, with a reason',
  'person.decline': 'Declined, with a reason',
  'person.start': 'Work began',
  'person.done': 'Done, in a named version',
  'person.verify': 'The asker heard it: it landed',
  'person.reopen': 'The asker heard it: not yet',
  'person.withdraw': 'Taken back by its author',
  'person.answer': 'The comment was answered',
  'person.book': 'Put onto booked time by hand',
  'person.assign': 'Given to an engineer, or back',
  'person.minutes': 'Minutes set by hand',
  'person.merge': 'The same wish as another: merged',
  'person.unmerge': 'Taken out of another again',
  'person.undo': 'The last decision was taken back',
  'person.conflict': 'Two people ask for opposite things: the project’s decision maker picks',
  'person.settle': 'The other side of a conflict is gone',
  'person.pick': 'The project’s decision maker picked it',
  'person.passed_over': 'The project’s decision maker picked the other',
  'person.join': 'Added their voice to it',
  'person.leave': 'Took their voice back',
};

/** Steps of a booking's life. */
const STEP_WORDS: Record<`booking.${BookingStep}`, string> = {
  'booking.request': 'The client asked for a time',
  'booking.offer': 'The studio offered a time and a price',
  'booking.book': 'Booked by the studio, as agreed',
  'booking.agree': 'The client agreed to the offer',
  'booking.decline': 'Declined by the side that was asked',
  'booking.withdraw': 'Taken back before it was answered',
  'booking.proposeMove': 'One side proposed another time',
  'booking.acceptMove': 'The other side accepted the time',
  'booking.refuseMove': 'The other side refused the time',
  'booking.withdrawMove': 'The other time was taken back',
  'booking.cancel': 'Booked time was cancelled',
  'booking.record': 'The engineer said how long it took',
  'booking.hold': 'The session is over',
  'booking.expire': 'Nobody answered in time',
  'booking.lapseMove': 'Nobody answered about the other time',
};

const WINDOW_WORDS: Record<WindowState, string> = {
  not_started: 'mix in progress',
  on_hold: 'on hold for booked time',
  open: 'open',
  closed: 'closed',
};
const KIND_LABELS = Object.fromEntries(NOTE_KINDS.map((kind) => [kind, KIND_WORDS[kind].label]));
const BASIS_WORDS: Record<Basis, string> = { session: 'the running mix', booking: 'booked time', window: 'the free window', fault: 'repair', goodwill: 'goodwill' };
const NEED_WORDS: Record<Need, string> = { attended_mix: 'an attended mix', mix_time: 'mix time' };
const OUTCOME_WORDS: Record<Outcome | RequestState | BookingState, string> = {
  ...(Object.fromEntries(Object.entries(STATE_WORDS).map(([state, { label }]) => [state, label])) as Record<RequestState, string>),
  ...BOOKING_WORDS,
  accepted: 'Accepted',
  none: 'Nothing to decide',
};

/** Words for a known name; else the name itself, so that nothing is ever left out. */
function say(words: Record<string, string>, name: unknown): string {
  return typeof name === 'string' ? (words[name] ?? name) : '';
}

export type LedgerLine = {
  id: number;
  at: string;
  when: string;
  who: string;
  requestId: string | null;
  /** The note's words; empty when it was withdrawn, or when no request is meant. */
  note: string;
  place: string;
  rule: string;
  ruleName: string;
  outcome: string;
  sentence: string;
  /** What it was decided from, each with its name. */
  inputs: { name: string; value: string }[];
};

/** A row of the ledger in words, its moments by the studio's clock. */
export function ledgerLine(entry: LedgerEntryView, timeZone: string): LedgerLine {
  const { inputs, booking } = entry;
  const moment = (value: unknown) => (typeof value === 'string' ? formatDayTime(Date.parse(value), timeZone) : '');
  const flags = Array.isArray(inputs.flags) ? inputs.flags : [];
  const named = [
    { name: 'Kind', value: say(KIND_LABELS, inputs.kind) },
    { name: 'Received', value: moment(inputs.receivedAt) },
    { name: 'Window then', value: say(WINDOW_WORDS, inputs.windowState) },
    { name: 'Window opens', value: moment(inputs.opensAt) },
    { name: 'Window closes', value: moment(inputs.closesAt) },
    { name: 'Booking', value: booking ? `${SERVICE_WORDS[booking.service]}, ${formatSpan(Date.parse(booking.startsAt), Date.parse(booking.endsAt), timeZone)}` : '' },
    { name: 'Basis', value: say(BASIS_WORDS, inputs.basis) },
    { name: 'Needs', value: say(NEED_WORDS, inputs.need) },
    { name: 'Marked', value: [flags.includes('time') && 'takes time', flags.includes('adds_up') && 'adds up'].filter(Boolean).join(', ') },
    { name: 'Reason', value: typeof inputs.reason === 'string' ? inputs.reason : '' },
  ];
  return {
    id: entry.id,
    at: entry.at,
    when: formatDayTime(Date.parse(entry.at), timeZone),
    who: entry.actor ?? 'The policy',
    requestId: entry.requestId,
    note: entry.note?.body ?? '',
    place: entry.note?.at ?? '',
    rule: say({ ...RULE_WORDS, ...STEP_WORDS }, entry.rule),
    ruleName: entry.rule,
    outcome: say(OUTCOME_WORDS, entry.outcome),
    sentence: entry.sentence,
    inputs: named.filter(({ value }) => value !== ''),
  };
}
