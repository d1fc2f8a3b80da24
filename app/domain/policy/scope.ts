import { formatDate } from '../shared/day.ts';
import type { Decision } from './decide.ts';
import type { Prediction } from './predict.ts';
import type { TweakWindow } from './window.ts';

/** What is foreseen of one draft of a list. */
export type Foreseen = Pick<Prediction, 'decision' | 'suggested'>;

/**
 * What a whole list of notes comes to before it is sent: "3 are free until 17 March, 1 needs the engineer's
 * eye, 1 needs about 40 minutes booked." Empty where there is nothing to send.
 * @param window at the moment it would be received.
 */
export function scopeLine(list: readonly Foreseen[], window: TweakWindow): string {
  const groups = [
    { of: list.filter(({ decision }) => isFree(decision)), says: (n: number) => `${n} ${be(n)} free${until(window)}` },
    { of: list.filter(({ decision }) => isGoing(decision)), says: (n: number) => `${n} ${go(n)} ${into(window)}` },
    { of: list.filter(({ decision }) => decision.outcome === 'needs_decision' || decision.flags.includes('adds_up')), says: (n: number) => `${n} ${need(n)} the engineer’s eye` },
    { of: list.filter(({ decision }) => decision.outcome === 'needs_booking' && !decision.flags.includes('adds_up')), says: bookedWords },
    { of: list.filter(({ decision }) => decision.outcome === 'none'), says: (n: number) => `${n} ${n === 1 ? 'asks' : 'ask'} for nothing` },
  ];
  const said = groups.flatMap(({ of, says }) => (of.length === 0 ? [] : [says(of.length, of)]));
  return said.length === 0 ? '' : `${said.join(', ')}.`;
}

const isFree = ({ outcome, flags, ...decision }: Decision): boolean => outcome === 'accepted' && !flags.includes('adds_up') && 'basis' in decision && (decision.basis === 'window' || decision.basis === 'fault');
const isGoing = ({ outcome, flags, ...decision }: Decision): boolean => outcome === 'accepted' && !flags.includes('adds_up') && 'basis' in decision && decision.basis !== 'window' && decision.basis !== 'fault';

function bookedWords(n: number, of: readonly Foreseen[]): string {
  const minutes = of.reduce((sum, { suggested }) => sum + suggested.minutes, 0);
  return `${n} ${need(n)} ${minutes === 0 ? 'time' : `about ${minutesWords(minutes)}`} booked`;
}

/** To the next five minutes, hours from 90 on: "40 minutes", "2 h", "2½ h". */
function minutesWords(minutes: number): string {
  if (minutes < 90) return `${Math.ceil(minutes / 5) * 5} minutes`;
  const halves = Math.ceil(minutes / 30);
  return `${Math.floor(halves / 2)}${halves % 2 ? '½' : ''} h`;
}

const until = (window: TweakWindow): string => (window.state === 'open' ? ` until ${formatDate(window.closesAt, window.timeZone)}` : '');
const into = (window: TweakWindow): string => (window.state === 'on_hold' ? `into your session on ${formatDate(window.nextBooking.startsAt, window.timeZone)}` : 'straight in');
const be = (n: number) => (n === 1 ? 'is' : 'are');
const go = (n: number) => (n === 1 ? 'goes' : 'go');
const need = (n: number) => (n === 1 ? 'needs' : 'need');
