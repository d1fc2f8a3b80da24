/** One version's integrated loudness in LUFS; null for silence or where it could not be measured. */
export type Loudness = number | null;

/**
 * The gain in dB that makes a version as loud as the quietest of its set, or as a quieter chosen
 * target: (lowest of the set, or target) − own. Never above 0, so nothing can clip.
 * Not measured, not touched.
 */
export function matchGain(own: Loudness, set: readonly Loudness[], target?: number): number {
  if (!measured(own)) return 0;
  const aim = target ?? Math.min(own, ...set.filter(measured));
  const gain = Math.min(0, aim - own);
  return gain === 0 ? 0 : gain;
}

export type NamedLoudness = { name: string; lufs: Loudness };

/** "v3 is 7.0 dB louder than v2; matched for comparing." `matched` says whether the gain is on. */
export function describeDifference(a: NamedLoudness, b: NamedLoudness, matched = true): string {
  if (!measured(a.lufs) || !measured(b.lufs)) {
    const unknown = measured(a.lufs) ? b.name : a.name;
    return `The loudness of ${unknown} is not known; played as it is.`;
  }
  const difference = a.lufs - b.lufs;
  const dB = Math.abs(difference).toFixed(1);
  if (dB === '0.0') return `${a.name} and ${b.name} are equally loud.`;
  const [loud, quiet] = difference > 0 ? [a.name, b.name] : [b.name, a.name];
  return `${loud} is ${dB} dB louder than ${quiet}; ${matched ? 'matched for comparing' : 'played as they are'}.`;
}

/** A gain as the screen writes it: −7 → "−7.0 dB". */
export function formatGain(dB: number): string {
  const size = Math.abs(dB).toFixed(1);
  const sign = size === '0.0' ? '' : dB < 0 ? '\u2212' : '+';
  return `${sign}${size} dB`;
}

function measured(lufs: Loudness): lufs is number {
  return lufs !== null && Number.isFinite(lufs);
}
