import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { anytimePValue, HEARD_BELOW, pValue } from './abx.ts';
import { abxResult, describeAbx, favourites, formatP, isCorrect, stateOf, tally, type Voted } from './result.ts';
import { drawOrder, slotsOf, votable } from './words.ts';

const scored = (correct: number, trials: number): Voted[] => Array.from({ length: trials }, (_, i) => ({ order: [0, 1, 0], vote: i < correct ? 0 : 1 }));
const counts = fc.integer({ min: 0, max: 200 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe('the binomial p-value', () => {
  it.each([
    [12, 16, 2517 / 65_536],
    [13, 16, 697 / 65_536],
    [16, 16, 1 / 65_536],
    [0, 16, 1],
    [0, 0, 1],
    [5, 5, 1 / 32],
    [60, 100, 0.028443966820490395],
  ])('of %i right in %i', (correct, trials, p) => expect(pValue(correct, trials)).toBeCloseTo(p, 14));

  test('falls with every right answer, lies between 0 and 1, and both ends of the coin meet', () => {
    fc.assert(
      fc.property(counts, ([correct, trials]) => {
        const p = pValue(correct, trials);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        if (correct > 0) expect(pValue(correct - 1, trials)).toBeGreaterThanOrEqual(p);
        expect(p + pValue(trials - correct + 1, trials)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('rejects guessers of 16 trials at most once in twenty', () => {
    const enough = Array.from({ length: 17 }, (_, c) => c).find((c) => pValue(c, 16) < HEARD_BELOW) as number;
    expect(enough).toBe(12);
    expect(pValue(enough, 16)).toBeLessThan(HEARD_BELOW);
  });
});

describe('the p-value for those who stop at will', () => {
  test('agrees with its integral, summed by hand', () => {
    for (const [c, n] of [[0, 0], [9, 10], [13, 16], [3, 16], [40, 50]] as const) {
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i += 1) {
        const q = 0.5 + (i + 0.5) / (2 * steps);
        sum += (2 * q) ** c * (2 * (1 - q)) ** (n - c) / steps;
      }
      expect(anytimePValue(c, n)).toBeCloseTo(Math.min(1, 1 / sum), 6);
    }
  });

  test('is never below the other one', () => {
    fc.assert(fc.property(counts, ([correct, trials]) => void expect(anytimePValue(correct, trials)).toBeGreaterThanOrEqual(pValue(correct, trials))));
  });

  test('is passed by guessers who stop the moment it looks good at most once in twenty; the other one far more often', () => {
    // Exact: the paths of 100 tosses that have not been stopped yet, by how many were right.
    const everBelow = (p: (c: number, n: number) => number): number => {
      let alive = new Map([[0, 1]]);
      let stopped = 0;
      for (let n = 1; n <= 100; n += 1) {
        const next = new Map<number, number>();
        for (const [c, share] of alive) for (const to of [c, c + 1]) next.set(to, (next.get(to) ?? 0) + share / 2);
        for (const [c, share] of next) {
          if (p(c, n) >= HEARD_BELOW) continue;
          stopped += share;
          next.delete(c);
        }
        alive = next;
      }
      return stopped;
    };
    expect(everBelow(anytimePValue)).toBeLessThanOrEqual(HEARD_BELOW);
    expect(everBelow(pValue)).toBeGreaterThan(3 * HEARD_BELOW);
  });
});

describe('a result', () => {
  it('says heard only below 0.05', () => {
    expect(abxResult(scored(12, 16), 16)).toMatchObject({ correct: 12, trials: 16, heard: true });
    expect(abxResult(scored(11, 16), 16).heard).toBe(false);
    expect(describeAbx(abxResult(scored(13, 16), 16), 'as_planned')).toBe('The difference could be heard.');
    expect(describeAbx(abxResult(scored(8, 16), 16), 'as_planned')).toBe('Not shown to be audible.');
    expect(describeAbx(abxResult([], 16), 'early')).toBe('Nothing was voted.');
  });

  it('is harder on who stopped at will, and says so', () => {
    const early = abxResult(scored(9, 10), 16);
    expect(early.p).toBeLessThan(HEARD_BELOW);
    expect(early.heard).toBe(false);
    expect(describeAbx(early, 'early')).toMatch(/^Not shown to be audible\. Stopped early.+p = 0\.0[5-9]/);
    const long = abxResult(scored(24, 24), 16);
    expect(describeAbx(long, 'longer')).toMatch(/^The difference could be heard\. Went on beyond the plan.+p < 0\.001/);
  });

  it('knows how a test ended', () => {
    expect(stateOf({ planned: 16, voted: 16, ended: false })).toBe('running');
    expect([15, 16, 17].map((voted) => stateOf({ planned: 16, voted, ended: true }))).toEqual(['early', 'as_planned', 'longer']);
  });

  it('is written so that rounding changes no verdict', () => {
    expect([0.0106, 0.0001, 0.2271, 1, 0.05, 0.04999].map(formatP)).toEqual(['p = 0.011', 'p < 0.001', 'p = 0.23', 'p = 1.00', 'p = 0.050', 'p = 0.049']);
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (p) => {
        expect(formatP(p)).toMatch(/^p = [01]\.\d+$/);
      }),
    );
  });
});

describe('an order', () => {
  const kinds = fc.oneof(fc.constant({ kind: 'abx' as const, versions: 2 }), fc.integer({ min: 2, max: 8 }).map((versions) => ({ kind: 'preference' as const, versions })));
  const draws = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 8, maxLength: 8 });

  test('puts every version behind a slot, and X behind A or B', () => {
    fc.assert(
      fc.property(kinds, draws, ({ kind, versions }, numbers) => {
        const left = [...numbers];
        const order = drawOrder(kind, versions, (below) => Math.floor((left.pop() ?? 0) * below));
        expect(order).toHaveLength(slotsOf(kind, versions).length);
        expect([...new Set(order)].sort()).toEqual(Array.from({ length: versions }, (_, i) => i));
        expect(votable(kind, versions)).toHaveLength(versions);
        if (kind === 'abx') expect(order.slice(0, 2)).toEqual([0, 1]);
      }),
    );
  });

  test('is any of all with the same chance: every course of draws leads to another', () => {
    for (const versions of [2, 3, 4]) {
      const seen = new Map<string, number>();
      const factorial = Array.from({ length: versions }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
      for (let course = 0; course < factorial; course += 1) {
        let rest = course;
        const order = drawOrder('preference', versions, (below) => {
          const drawn = rest % below;
          rest = Math.floor(rest / below);
          return drawn;
        });
        seen.set(order.join(), (seen.get(order.join()) ?? 0) + 1);
      }
      expect([seen.size, Math.max(...seen.values())]).toEqual([factorial, 1]);
    }
  });
});

describe('counting', () => {
  test('every vote of a preference test goes to one version', () => {
    const rounds = fc.integer({ min: 2, max: 8 }).chain((n) =>
      fc.array(fc.record({ order: fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }), vote: fc.nat(n - 1) })).map((votes) => ({ n, votes })),
    );
    fc.assert(
      fc.property(rounds, ({ n, votes }) => {
        const wins = tally(votes, n);
        expect(wins.reduce((a, b) => a + b, 0)).toBe(votes.length);
        votes.forEach(({ order, vote }) => expect(wins[order[vote] as number]).toBeGreaterThan(0));
      }),
    );
  });

  it('finds the favourites, several where they tie', () => {
    expect(favourites([1, 3, 1])).toEqual([1]);
    expect(favourites([2, 0, 2])).toEqual([0, 2]);
    expect(favourites([0, 0])).toEqual([]);
  });

  it('calls an answer right when X was what was named', () => {
    expect(isCorrect({ order: [0, 1, 1], vote: 1 })).toBe(true);
    expect(isCorrect({ order: [0, 1, 1], vote: 0 })).toBe(false);
  });
});
