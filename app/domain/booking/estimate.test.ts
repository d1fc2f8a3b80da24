import { expect, it } from 'vitest';
import { estimateFor, suggestedMinutes } from './estimate.ts';
import { cancelTerms } from './notice.ts';
import { estimateRange, reasonWords } from './sentences.ts';

const mix = (stems: number | null) => [{ mixDone: false, stems }];

it('of a mix goes by its stems, up to four hours', () => {
  const range = (stems: number | null) => estimateFor(mix(stems), [])?.reasons.map(({ why, fromMinutes, toMinutes }) => [why, fromMinutes, toMinutes]);
  expect(range(2)).toEqual([['vocal_over_backing', 0, 30]]);
  expect(range(12)).toEqual([['some_stems', 75, 135]]);
  expect(range(24)).toEqual([['large_delivery', 120, 240]]);
  expect(range(120)).toEqual([['large_delivery', 120, 240]]);
  expect(range(null)).toEqual([['stems_unknown', 30, 240]]);
});

it('of a revision goes by the minutes of its requests; of both by the sum', () => {
  expect(estimateFor([{ mixDone: true, stems: 40 }], [20, 25])).toEqual({ fromMinutes: 45, toMinutes: 75, reasons: [{ why: 'requests', count: 2, fromMinutes: 45, toMinutes: 75 }] });
  expect(estimateFor(mix(2), [30])).toMatchObject({ fromMinutes: 30, toMinutes: 75 });
  expect(estimateFor([{ mixDone: true, stems: null }], [])).toBeNull();
});

it('is said in words', () => {
  const [reason] = estimateFor(mix(2), [])?.reasons ?? [];
  expect(reason && reasonWords(reason)).toBe('A voice over a backing track: up to 30 min, or inside the session.');
  expect(estimateRange({ fromMinutes: 45, toMinutes: 75 })).toBe('45 min to 1 h 15 min');
});

it('suggests a length the service has', () => {
  const service = { defaultMinutes: 180, minMinutes: 60, maxMinutes: 480, stepMinutes: 30 };
  expect(suggestedMinutes(null, service)).toBe(180);
  expect(suggestedMinutes(estimateFor(mix(12), []), service)).toBe(120);
  expect(suggestedMinutes(estimateFor(mix(2), []), service)).toBe(60);
  expect(suggestedMinutes(estimateFor([...mix(40), ...mix(40), ...mix(40)], []), service)).toBe(480);
});

it('cancelling costs by the notice rule, and never when the studio cancels', () => {
  const HOUR = 3_600_000;
  const booked = { startsAt: 100 * HOUR, price: 9_001, notice: { hours: 48, percent: 50 } };
  expect(cancelTerms(booked, 'client', 52 * HOUR)).toEqual({ fee: 0, freeUntil: 52 * HOUR, percent: 50 });
  expect(cancelTerms(booked, 'client', 52 * HOUR + 1).fee).toBe(4_501);
  expect(cancelTerms(booked, 'studio', 99 * HOUR).fee).toBe(0);
});
