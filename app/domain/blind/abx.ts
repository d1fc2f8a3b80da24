/** Below this an ABX result counts as heard. */
export const HEARD_BELOW = 0.05;

/**
 * Exact one-sided binomial p-value: how likely somebody who only guesses has at least `correct` right of `trials`,
 *
 *     P(X ≥ correct) = Σ C(trials, k) / 2^trials   for k from `correct` to `trials`.
 *
 * Whole numbers throughout, one division at the end. It holds for a number of trials that was fixed beforehand.
 */
export function pValue(correct: number, trials: number): number {
  return Number(upperTail(correct, trials)) / 2 ** trials;
}

/**
 * A p-value that holds whenever somebody stops, also because they like what they see: one over the likelihood of the
 * votes under an unknown skill, spread evenly from guessing to always right, against guessing,
 *
 *     e = 2^trials · 2 ∫ from ½ to 1 of q^c (1 − q)^(n − c) dq  =  2^(n+1) · c! (n − c)! / (n + 1)! · P(X ≤ c),
 *
 * with c right of n and X binomial of n + 1 tosses. While guessing, e is a fair bet's winnings and exceeds 1/α at any
 * time with a probability of at most α (Ville 1939).
 */
export function anytimePValue(correct: number, trials: number): number {
  const lower = 2n ** BigInt(trials + 1) - upperTail(correct + 1, trials + 1);
  const e = Number(lower) / Number(BigInt(trials + 1) * choose(trials, correct));
  return Math.min(1, 1 / e);
}

function upperTail(from: number, trials: number): bigint {
  let sum = 0n;
  let term = 1n;
  for (let k = trials; k >= from; k -= 1) {
    sum += term;
    term = (term * BigInt(k)) / BigInt(trials - k + 1);
  }
  return sum;
}

function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let i = 1; i <= Math.min(k, n - k); i += 1) value = (value * BigInt(n - i + 1)) / BigInt(i);
  return value;
}
