import type { Service } from '../policy/words.ts';
import { formatDayTime, type Instant } from '../shared/instant.ts';
import { formatMoney } from '../shared/money.ts';
import { formatTimecode } from '../shared/timecode.ts';
import { type CalendarMethod, type CalendarSide, isClientThere, titleOf } from './calendar-entry.ts';
import type { BookingStep } from './life.ts';
import { formatLength, formatSpan } from './local-time.ts';

/** All that a mail about a step of a booking may say. Times are by the studio's clock. */
export type BookingMail = {
  step: BookingStep;
  /** When it was taken. */
  at: Instant;
  studio: { name: string; timeZone: string };
  reader: { name: string; side: CalendarSide };
  /** Who took the step; null where only the clock did. */
  by: { name: string; side: CalendarSide; isReader: boolean } | null;
  calendar: CalendarMethod | null;
  service: Service;
  project: string;
  artist: string;
  track: string | null;
  startsAt: Instant;
  endsAt: Instant;
  preparationMinutes: number;
  /** Where the step changed the time: what it was. */
  before: { startsAt: Instant; endsAt: Instant } | null;
  /** Another start that is proposed. */
  proposedStartsAt: Instant | null;
  /** Until when an answer is awaited. */
  answerBy: Instant | null;
  /** Whether the studio had offered it already when nobody answered. */
  wasOffered: boolean;
  room: string | null;
  engineer: string | null;
  price: number;
  currency: string;
  /** Cancelling by the client is charged so much of the price within so many hours before the start. */
  notice: { hours: number; percent: number };
  fee: number | null;
  /** What was said with the step. */
  reason: string | null;
  note: string | null;
  /** What it is for, as people wrote it. */
  requests: { track: string; atMs: number; body: string }[];
  link: string;
};

export type MailWords = { subject: string; body: string };

const SERVICES: Record<Service, string> = {
  recording_session: 'recording session',
  mix_time: 'mix time',
  attended_mix: 'attended mix',
  hybrid_mix: 'hybrid mix',
  mastering_session: 'mastering session',
};

const REQUESTS_SHOWN = 8;
const BODY_SHOWN = 140;

/** The words of the mail about a step: what happened, the session in a few lines, what to do next. */
export function bookingMail(mail: BookingMail): MailWords {
  const { headline, opening, next } = TOLD[mail.step](mail);
  const parts = [
    `Hello ${mail.reader.name},`,
    opening,
    saidWords(mail),
    facts(mail),
    forWords(mail),
    next,
    calendarWords(mail),
    `${linkWords(mail)}\n${mail.link}`,
    mail.studio.name,
  ];
  return { subject: oneLine(headline), body: `${parts.filter(Boolean).join('\n\n')}\n` };
}

type Told = { headline: string; opening: string; next?: string | null };

const TOLD: Record<BookingStep, (mail: BookingMail) => Told> = {
  request: (mail) => ({
    headline: `${who(mail)} asks for ${aSession(mail)}, ${day(mail)}`,
    opening: `${who(mail)} asks for ${aSession(mail)} for ${whatFor(mail)}.`,
    next: `The time is kept free${until(mail)}. Offer it with a price, offer another, or decline.`,
  }),
  offer: (mail) => ({
    headline: `${mail.studio.name} offers you ${aSession(mail)}, ${day(mail)}`,
    opening: `${who(mail)} offers you ${aSession(mail)} for ${whatFor(mail)}.`,
    next: [`It is kept for you${until(mail)}. Nothing is booked before you agree.`, noticeWords(mail)].filter(Boolean).join('\n'),
  }),
  book: (mail) => ({
    headline: `Booked: ${session(mail)}, ${day(mail)}`,
    opening: `${who(mail)} booked ${aSession(mail)} for ${whatFor(mail)}.`,
    next: mail.reader.side === 'client' ? noticeWords(mail) : null,
  }),
  agree: (mail) => ({
    headline: `Booked: ${session(mail)}, ${day(mail)}`,
    opening: `${who(mail)} agreed to the offer: ${aSession(mail)} for ${whatFor(mail)} is booked.`,
    next: mail.reader.side === 'client' ? noticeWords(mail) : null,
  }),
  decline: (mail) =>
    mail.reader.side === 'client'
      ? {
          headline: `Not possible: ${session(mail)}, ${day(mail)}`,
          opening: `${who(mail)} cannot do the time you asked for.`,
          next: 'What you wanted it for is kept. Choose another time whenever it suits you.',
        }
      : { headline: `Not taken: ${session(mail)}, ${day(mail)}`, opening: `${who(mail)} does not take your offer. The time is free again.` },
  withdraw: (mail) => ({
    headline: `Taken back: ${session(mail)}, ${day(mail)}`,
    opening: mail.reader.side === 'client' ? `${who(mail)} took the offer back. Nothing is booked.` : `${who(mail)} took the request back. The time is free again.`,
    next: mail.reader.side === 'client' ? 'You can ask for another time.' : null,
  }),
  proposeMove: (mail) => ({
    headline: `Another time? ${capital(session(mail))}, ${day(mail)}`,
    opening: `${who(mail)} would like to move ${theSession(mail)} for ${whatFor(mail)}.`,
    next: `Until you agree, the booked time stands. Please answer${until(mail, 'by')}; after that it stays where it is.`,
  }),
  acceptMove: (mail) => ({
    headline: `Moved: ${session(mail)}, now ${day(mail)}`,
    opening: `${who(mail)} agreed to the other time: ${theSession(mail)} for ${whatFor(mail)} has moved. The price stays.`,
  }),
  refuseMove: (mail) => ({
    headline: `It stays: ${session(mail)}, ${day(mail)}`,
    opening: `${who(mail)} cannot make the other time, so ${theSession(mail)} stays where it was.`,
  }),
  withdrawMove: (mail) => ({
    headline: `It stays: ${session(mail)}, ${day(mail)}`,
    opening: `${who(mail)} no longer wants to move it: ${theSession(mail)} stays where it was.`,
  }),
  lapseMove: (mail) => ({
    headline: `It stays: ${session(mail)}, ${day(mail)}`,
    opening: `Nobody answered about the other time, so ${theSession(mail)} stays where it was.`,
  }),
  cancel: (mail) => ({
    headline: `Cancelled: ${session(mail)}, ${day(mail)}`,
    opening: `${who(mail)} cancelled ${theSession(mail)} for ${whatFor(mail)}.`,
    next: [feeWords(mail), mail.reader.side === 'client' ? 'What it was for is not lost: it goes on free where it may, or waits for new time.' : null].filter(Boolean).join('\n'),
  }),
  expire: (mail) => ({
    headline: `Lapsed: ${session(mail)}, ${day(mail)}`,
    opening: lapsedWords(mail),
    next: mail.reader.side === 'client' ? 'You can ask for another time.' : null,
  }),
  record: (mail) => ({ headline: session(mail), opening: '' }),
  hold: (mail) => ({ headline: session(mail), opening: '' }),
};

function lapsedWords({ wasOffered, reader, studio }: BookingMail): string {
  if (reader.side === 'client') return wasOffered ? 'The offer has run out without an answer, so nothing is booked.' : `${studio.name} has not answered your request in time, so nothing is booked. We are sorry.`;
  return wasOffered ? 'The client has not answered the offer in time. The time is free again.' : 'Nobody answered the request in time. The time is free again.';
}

function who({ by, reader, studio }: BookingMail): string {
  if (!by) return studio.name;
  if (by.isReader) return 'You';
  return by.side === 'studio' && reader.side === 'client' ? `${by.name} of ${studio.name}` : by.name;
}

const session = (mail: BookingMail): string => `${SERVICES[mail.service]} for ${titleOf(mail)}`;
const theSession = ({ service }: BookingMail): string => `the ${SERVICES[service]}`;

function aSession({ service }: BookingMail): string {
  if (service === 'mix_time') return 'mix time';
  return `${/^[aeiou]/.test(SERVICES[service]) ? 'an' : 'a'} ${SERVICES[service]}`;
}

/** The studio has many projects, so it is told the artist too. */
const whatFor = (mail: BookingMail): string => (mail.reader.side === 'client' ? titleOf(mail) : `${titleOf(mail)} by ${mail.artist}`);

const day = ({ startsAt, studio }: BookingMail): string => formatDayTime(startsAt, studio.timeZone);

const until = ({ answerBy, studio }: BookingMail, word = 'until'): string => (answerBy === null ? '' : ` ${word} ${formatDayTime(answerBy, studio.timeZone)}`);

/** After these there is no session to come to. */
const ENDS: readonly BookingStep[] = ['decline', 'withdraw', 'cancel', 'expire'];

/** Label and value, a line each, the values below one another. */
function facts(mail: BookingMail): string {
  const { startsAt, endsAt, before, proposedStartsAt, preparationMinutes, room, engineer, service, studio, reader } = mail;
  const span = (from: Instant, to: Instant) => `${formatSpan(from, to, studio.timeZone)} (${formatLength(Math.round((to - from) / 60_000))})`;
  const moved = before && (before.startsAt !== startsAt || before.endsAt !== endsAt) ? before : null;
  const proposed = mail.step === 'proposeMove' ? proposedStartsAt : null;
  const place = reader.side === 'studio' ? room : isClientThere(service) ? [room, studio.name].filter(Boolean).join(', ') : null;
  const ahead = !ENDS.includes(mail.step);
  const rows: [string, string | null | false][] = [
    ['Was', moved && span(moved.startsAt, moved.endsAt)],
    [proposed !== null || moved ? 'Now' : 'When', span(startsAt, endsAt)],
    ['Wanted', proposed !== null && span(proposed, proposed + endsAt - startsAt)],
    ['Prepared', ahead && preparationMinutes > 0 && `from ${formatDayTime(startsAt - preparationMinutes * 60_000, studio.timeZone).slice(-5)} (${formatLength(preparationMinutes)})${reader.side === 'client' ? ', without you' : ''}`],
    ['Where', ahead && place],
    ['With', ahead && reader.side === 'client' && engineer],
    ['Price', PRICED.includes(mail.step) && formatMoney({ minor: mail.price, currency: mail.currency })],
    ['Note', ahead && mail.note && short(mail.note)],
  ];
  return rows.flatMap(([label, value]) => (value ? [`  ${label.padEnd(10)}${value}`] : [])).join('\n');
}

/** Of a request nobody has named a price yet. */
const PRICED: readonly BookingStep[] = ['offer', 'book', 'agree'];

function saidWords({ reason, by }: BookingMail): string | null {
  return reason && by ? `${by.isReader ? 'You wrote' : `${by.name} writes`}: “${oneLine(reason)}”` : null;
}

function forWords({ requests, step }: BookingMail): string | null {
  if (requests.length === 0 || !FOR.includes(step)) return null;
  const lines = requests.slice(0, REQUESTS_SHOWN).map(({ track, atMs, body }) => `  - ${track}, ${formatTimecode(atMs)}: “${short(body)}”`);
  const rest = requests.length - REQUESTS_SHOWN;
  return ['It is for:', ...lines, ...(rest > 0 ? [`  - and ${rest} more`] : [])].join('\n');
}

const FOR: readonly BookingStep[] = ['request', 'offer', 'book', 'agree'];

function calendarWords({ calendar, step, service, reader }: BookingMail): string | null {
  if (calendar === null) return null;
  if (calendar === 'CANCEL') return 'The file in this mail takes it out of your calendar.';
  if (step === 'acceptMove') return 'The file in this mail moves it in your calendar.';
  const free = reader.side === 'client' && !isClientThere(service) ? ' You need not be there, so it leaves you free.' : '';
  return `The file in this mail puts it into your calendar.${free}`;
}

/** By the rule it is agreed on. */
function noticeWords({ step, at, startsAt, notice, studio, price }: BookingMail): string {
  const cancelling = step === 'offer' ? 'Once you agree, cancelling' : 'Cancelling';
  if (notice.percent === 0 || price === 0) return `${cancelling} costs you nothing.`;
  const freeUntil = startsAt - notice.hours * 3_600_000;
  if (freeUntil <= at) return `${cancelling} costs ${notice.percent} % of the price, as it begins in less than ${formatLength(notice.hours * 60)}.`;
  return `${cancelling} is free until ${formatDayTime(freeUntil, studio.timeZone)}; after that it costs ${notice.percent} % of the price.`;
}

function feeWords({ fee, currency }: BookingMail): string | null {
  return fee ? `${formatMoney({ minor: fee, currency })} is charged, because it was cancelled late.` : null;
}

const LINK_WORDS: Partial<Record<BookingStep, string>> = { request: 'Answer here:', offer: 'Agree or decline here:', proposeMove: 'Answer here:' };

const linkWords = ({ step, reader }: BookingMail): string =>
  LINK_WORDS[step] ?? (reader.side === 'client' && (step === 'decline' || step === 'withdraw' || step === 'expire') ? 'Choose a time here:' : 'All about it:');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function short(text: string): string {
  const line = oneLine(text);
  return line.length > BODY_SHOWN ? `${[...line].slice(0, BODY_SHOWN).join('').trimEnd()}…` : line;
}
