import { describe, expect, it } from 'vitest';
import { TABLE_RULES } from '#app/domain/policy/decide.ts';
import { ACT_SENTENCES } from '#app/domain/policy/sentences.ts';
import type { LedgerEntryView } from '#server/services/tracks/ledger-page.server.ts';
import { ledgerCsv } from './csv.ts';
import { ledgerLine } from './words.ts';

const entry = (extra: Partial<LedgerEntryView> = {}): LedgerEntryView => ({
  id: 7,
  at: '2026-03-29T12:00:00.000Z',
  actor: null,
  rule: 'open.minor',
  outcome: 'accepted',
  sentence: 'Free tweak, until Tuesday 17 March.',
  inputs: { kind: 'minor', receivedAt: '2026-03-05T12:00:00.000Z', windowState: 'open', opensAt: null, closesAt: null, bookingId: null, basis: 'window', need: null, flags: ['adds_up'] },
  requestId: '0198c0de-0000-7000-8000-000000000001',
  note: { body: 'snare down a touch', at: '0:12.0' },
  booking: null,
  ...extra,
});

describe('a line of the ledger', () => {
  it('says who, when by the studio’s clock, by which rule and from what', () => {
    const line = ledgerLine(entry(), 'Europe/London');
    expect(line).toMatchObject({ who: 'The policy', when: 'Sunday 29 March, 13:00', rule: 'In the free window, small tweaks are free', outcome: 'Accepted' });
    expect(line.inputs).toEqual([
      { name: 'Kind', value: 'Small tweak' },
      { name: 'Received', value: 'Thursday 5 March, 12:00' },
      { name: 'Window then', value: 'open' },
      { name: 'Basis', value: 'the free window' },
      { name: 'Marked', value: 'adds up' },
    ]);
  });

  it('has words for every rule and every act, and keeps a name it does not know', () => {
    const rules = [...TABLE_RULES, 'booking.confirmed', ...Object.keys(ACT_SENTENCES).map((act) => `person.${act}`)];
    for (const rule of rules) expect(ledgerLine(entry({ rule }), 'UTC').rule).not.toBe(rule);
    expect(ledgerLine(entry({ rule: 'from.a.later.version' }), 'UTC').rule).toBe('from.a.later.version');
  });

  it('of a withdrawn note has no words of it', () => {
    expect(ledgerLine(entry({ note: { body: '', at: '0:12.0' } }), 'UTC')).toMatchObject({ note: '', place: '0:12.0' });
  });
});

describe('the export', () => {
  it('is oldest first, one line each, quoted where needed', () => {
    const csv = ledgerCsv([entry({ id: 2, note: { body: 'louder, "much"\nlouder', at: '0:01.0' } }), entry({ id: 1 })], 'UTC');
    const [head, first, ...rest] = csv.split('\r\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['number', 'at', 'decided_by']);
    expect(first).toMatch(/^1,2026-03-29T12:00:00.000Z,The policy,open.minor,"In the free window, small tweaks are free",accepted,/);
    expect(rest.join('\r\n')).toContain('"louder, ""much""\nlouder"');
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it.each(['=HYPERLINK("http://x")', '+1 dB', '-1 dB', '@here'])('never hands a spreadsheet %s as a formula', (body) => {
    const csv = ledgerCsv([entry({ note: { body, at: '0:01.0' } })], 'UTC');
    expect(csv).toContain(`'${body.replaceAll('"', '""')}`);
  });
});
