import { formatDate, formatDay, type Instant } from '../shared/instant.ts';
import type { Decision, DecideInput, Flag, TableRule } from './decide.ts';
import type { TweakWindow } from './window.ts';

/** What the client reads about a decision: why, and what to do next. Kept in the ledger word for word. */
export function sentenceFor(
  rule: TableRule,
  window: TweakWindow,
  flags: readonly Flag[],
  input: Pick<DecideInput, 'kindFrom' | 'spoken'>,
): Decision['sentence'] {
  const sentence = plain(rule, window, input);
  return flags.includes('adds_up') ? `${sentence} It adds up: ask the engineer.` : sentence;
}

const BOOK_ATTENDED = 'Ask the studio for a session and it goes in then.';

function plain(rule: TableRule, window: TweakWindow, { kindFrom, spoken }: Pick<DecideInput, 'kindFrom' | 'spoken'>): string {
  switch (rule) {
    case 'comment':
      return 'Nothing to change: the studio reads it and can answer.';
    case 'fault':
      return 'Ours to repair, free at any time.';
    case 'unsure_kind':
      if (spoken === 'alone' || (spoken && kindFrom === 'words')) return 'The studio listens to this first to hear how much work it is; you will hear here.';
      return kindFrom === 'words'
        ? 'The studio reads this first to see how much work it is; you will hear here.'
        : 'This reads like more than you chose, so the studio looks at it first; you will hear here.';
    case 'not_started.minor':
      return 'Your mix is still being worked on: this goes straight in.';
    case 'not_started.major':
      return 'Your mix is still being worked on: this goes in, and takes time on the clock.';
    case 'on_hold.minor':
    case 'on_hold.major.attended':
      return `Collected for your session on ${session(window)}.`;
    case 'on_hold.major.unattended':
      return (
        'Needs an attended mix: a change to the performance takes booked time with you there, ' +
        `and your session on ${session(window)} is not that. ${BOOK_ATTENDED}`
      );
    case 'open.minor':
      return `Free tweak, until ${closing(window, formatDay)}.`;
    case 'open.major':
      return `Needs an attended mix: a change to the performance takes booked time, also while small tweaks are free. ${BOOK_ATTENDED}`;
    case 'closed.minor':
      return (
        `Needs mix time: the free window closed on ${closing(window, formatDate)}. ` +
        'Ask the studio for a time, with you there or not.'
      );
    case 'closed.major':
      return `Needs an attended mix: a change to the performance takes booked time. ${BOOK_ATTENDED}`;
  }
}

function session(window: TweakWindow): string {
  return window.state === 'on_hold' ? formatDay(window.nextBooking.startsAt, window.timeZone) : '';
}

function closing(window: TweakWindow, format: (at: Instant, timeZone: string) => string): string {
  return window.state === 'not_started' ? '' : format(window.closesAt, window.timeZone);
}

/** What the client reads when a booking carries a request that waited for one. */
export function bookedSentence(startsAt: Instant, timeZone: string): string {
  return `Goes into your session on ${formatDay(startsAt, timeZone)}.`;
}

/** What the client reads about a person's act on a request; a reason is added where they give one. */
export const ACT_SENTENCES = {
  accept: 'The engineer takes this on.',
  goodwill: 'The studio takes this on as a favour.',
  decline: 'The studio will not do this',
  start: 'The engineer is working on this.',
  done: 'Done: listen for it in the new version.',
  verify: 'It landed.',
  reopen: 'Back to the engineer, on the same terms as before.',
  withdraw: 'Withdrawn by its author.',
  answer: 'Answered.',
  book: 'Goes into booked time.',
  assign: 'Given to somebody of the studio.',
  minutes: 'The engineer says how long it takes.',
  merge: 'Asked for more than once: it is one piece of work now.',
  unmerge: 'A piece of work of its own again.',
  undo: 'The last decision was taken back.',
  conflict: 'Somebody asks for the opposite.',
  settle: 'Nobody asks for the opposite any more.',
  pick: 'Chosen for the project.',
  passed_over: 'Decided for the project, the other way.',
  join: 'Somebody else asks for the same.',
  leave: 'Took their voice back.',
} as const;
