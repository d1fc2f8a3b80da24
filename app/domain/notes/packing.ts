/**
 * Weights as text: printable characters that compress well and need no escapes in JSON. A feature is known by
 * twenty bits of its name; the numbers rise, so only the steps between them are written.
 */

const SIGNS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((sign) => sign !== '\\');
const VALUES = new Map(SIGNS.map((sign, i) => [sign, i]));
const HALF = 45;

/** The largest weight in steps that can be written. */
export const MOST_STEPS = HALF;

/** Twenty bits of a name (FNV-1a, folded). */
export function idOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return ((hash >>> 20) ^ hash) & 0xfffff;
}

/** Rising numbers as text: each step in digits of base 45, the last digit marked. */
export function packIds(ids: readonly number[]): string {
  let last = 0;
  let text = '';
  for (const id of ids) {
    let step = id - last;
    last = id;
    while (step >= HALF) {
      text += SIGNS[HALF + (step % HALF)];
      step = Math.floor(step / HALF);
    }
    text += SIGNS[step];
  }
  return text;
}

export function unpackIds(text: string): number[] {
  const ids: number[] = [];
  let last = 0;
  let step = 0;
  let place = 1;
  for (const sign of text) {
    const digit = VALUES.get(sign) ?? 0;
    if (digit >= HALF) {
      step += (digit - HALF) * place;
      place *= HALF;
    } else {
      last += step + digit * place;
      ids.push(last);
      step = 0;
      place = 1;
    }
  }
  return ids;
}

/** Whole numbers from −45 to 45, one sign each. */
export const packSteps = (steps: readonly number[]): string => steps.map((step) => SIGNS[step + HALF]).join('');
export const unpackSteps = (text: string): number[] => Array.from(text, (sign) => (VALUES.get(sign) ?? HALF) - HALF);
