import { describe, expect, it } from 'vitest';
import { BOOKING_STEPS } from './life.ts';
import { type BookingMail, bookingMail } from './mail-words.ts';

const at = (iso: string) => Date.parse(iso);
const WREN = { name: 'Wren', side: 'client' } as const;
const MARA = { name: 'Mara', side: 'studio' } as const;

const OFFER: BookingMail = {
  step: 'offer',
  at: at('2026-03-04T18:00:00Z'),
  studio: { name: 'Northlight', timeZone: 'Europe/London' },
  reader: WREN,
  by: { ...MARA, isReader: false },
  calendar: null,
  service: 'attended_mix',
  project: 'Harbour Lights',
  artist: 'The Lanterns',
  track: null,
  startsAt: at('2026-03-10T14:00:00Z'),
  endsAt: at('2026-03-10T17:00:00Z'),
  preparationMinutes: 0,
  before: null,
  proposedStartsAt: null,
  answerBy: at('2026-03-06T18:00:00Z'),
  wasOffered: false,
  room: 'Room A',
  engineer: 'Mara',
  price: 13_500,
  currency: 'GBP',
  notice: { hours: 48, percent: 50 },
  fee: null,
  reason: null,
  note: null,
  requests: [{ track: 'Harbour Lights', atMs: 72_400, body: 'can I re-sing\nthis line' }],
  link: 'https://talkback.example/bookings/x',
};

it('an offer, whole', () => {
  expect(bookingMail(OFFER)).toEqual({
    subject: 'Northlight offers you an attended mix, Tuesday 10 March, 14:00',
    body: `Hello Wren,

Mara of Northlight offers you an attended mix for “Harbour Lights”.

  When      Tuesday 10 March 2026, 14:00–17:00 GMT (3 h)
  Where     Room A, Northlight
  With      Mara
  Price     £135.00

It is for:
  - Harbour Lights, 1:12.4: “can I re-sing this line”

It is kept for you until Friday 6 March, 18:00. Nothing is booked before you agree.
Once you agree, cancelling is free until Sunday 8 March, 14:00; after that it costs 50 % of the price.

Agree or decline here:
https://talkback.example/bookings/x

Northlight
`,
  });
});

describe('the other mails', () => {
  const mail = (change: Partial<BookingMail>) => bookingMail({ ...OFFER, ...change });

  it('tells the studio who asks, for whom, without a price', () => {
    const { subject, body } = mail({ step: 'request', reader: MARA, by: { ...WREN, isReader: false }, note: 'Evenings are best' });
    expect(subject).toBe('Wren asks for an attended mix, Tuesday 10 March, 14:00');
    expect(body).toContain('Wren asks for an attended mix for “Harbour Lights” by The Lanterns.');
    expect(body).toContain('  Note      Evenings are best');
    expect(body).not.toMatch(/Price|With /);
  });

  it('shows both times of a move, each in the zone of its day', () => {
    const { subject, body } = mail({ step: 'acceptMove', calendar: 'REQUEST', by: { ...WREN, isReader: true }, startsAt: at('2026-04-02T13:00:00Z'), endsAt: at('2026-04-02T16:00:00Z'), before: OFFER });
    expect(subject).toBe('Moved: attended mix for “Harbour Lights”, now Thursday 2 April, 14:00');
    expect(body).toContain('You agreed to the other time');
    expect(body).toContain('  Was       Tuesday 10 March 2026, 14:00–17:00 GMT (3 h)\n  Now       Thursday 2 April 2026, 14:00–17:00 BST (3 h)');
    expect(body).toContain('moves it in your calendar');
  });

  it('shows a proposed time beside the one that stands', () => {
    const { body } = mail({ step: 'proposeMove', proposedStartsAt: at('2026-03-11T10:00:00Z'), reason: 'The drummer is ill.' });
    expect(body).toContain('Mara writes: “The drummer is ill.”');
    expect(body).toContain('  Now       Tuesday 10 March 2026, 14:00–17:00 GMT (3 h)\n  Wanted    Wednesday 11 March 2026, 10:00–13:00 GMT (3 h)');
    expect(body).toContain('Please answer by Friday 6 March, 18:00');
  });

  it('tells a client what is prepared, and what cancelling costs when it is near', () => {
    const { body } = mail({ step: 'agree', calendar: 'REQUEST', service: 'hybrid_mix', preparationMinutes: 60, at: OFFER.startsAt - 3_600_000 });
    expect(body).toContain('  Prepared  from 13:00 (1 h), without you');
    expect(body).toContain('Cancelling costs 50 % of the price, as it begins in less than 48 h.');
    expect(mail({ step: 'book', notice: { hours: 48, percent: 0 } }).body).toContain('Cancelling costs you nothing.');
  });

  it('says what a late cancelling costs', () => {
    const late = mail({ step: 'cancel', calendar: 'CANCEL', by: { ...WREN, isReader: true }, fee: 6750, service: 'hybrid_mix', preparationMinutes: 60 });
    expect(late.body).toContain('You cancelled the hybrid mix for “Harbour Lights”.');
    expect(late.body).toContain('£67.50 is charged, because it was cancelled late.');
    expect(late.body).toContain('takes it out of your calendar');
  });

  it('tells a client that mixing alone needs nobody there', () => {
    const { body } = mail({ step: 'agree', calendar: 'REQUEST', service: 'mix_time', by: { ...WREN, isReader: true } });
    expect(body).toContain('You agreed to the offer: mix time for “Harbour Lights” is booked.');
    expect(body).toContain('You need not be there');
    expect(body).not.toContain('Where');
  });

  it('keeps the subject on one line and long lists short', () => {
    const { subject, body } = mail({ track: 'A\r\nBcc: evil@example.com', requests: Array.from({ length: 11 }, (_, i) => ({ track: 'T', atMs: i, body: 'x'.repeat(500) })) });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(body).toContain('  - and 3 more');
    expect(Math.max(...body.split('\n').map((line) => line.length))).toBeLessThan(180);
  });

  it.each(BOOKING_STEPS.filter((step) => step !== 'record' && step !== 'hold'))('%s says who, what and when to either side, and shows no state’s name', (step) => {
    for (const reader of [WREN, MARA]) {
      for (const by of [{ ...(reader === WREN ? MARA : WREN), isReader: false }, null]) {
        const { subject, body } = mail({ step, reader, by, proposedStartsAt: OFFER.startsAt + 3_600_000 });
        expect(subject).toContain('Tuesday 10 March, 14:00');
        expect(body).toContain(`Hello ${reader.name},`);
        expect(body).toContain('Tuesday 10 March 2026, 14:00–17:00 GMT');
        expect(body).toMatch(/https:\/\/talkback\.example\/bookings\/x\n\nNorthlight\n$/);
        expect(`${subject}${body}`).not.toMatch(/undefined|null|_|requested|expired/);
      }
    }
  });
});
