/** One line, single spaces, nothing at the ends. */
export const plainName = (name: string): string => name.replace(/\s+/gu, ' ').trim();

/** "Chorus 2" → "Chorus": what a section is, without its number. */
export const kindName = (name: string): string => name.replace(/\s+\d{1,2}$/u, '');

const keyOf = (name: string): string => kindName(name).toLowerCase();

/**
 * Sections in their order with the names that repeat numbered: "chorus", "chorus" → "chorus 1", "chorus 2".
 * What is there once, or told apart already, keeps its name.
 */
export function numbered<S extends { name: string }>(sections: readonly S[]): S[] {
  const clashing = new Set(sections.filter(({ name }, i) => name !== '' && sections.some((other, j) => j !== i && other.name.toLowerCase() === name.toLowerCase())).map(({ name }) => keyOf(name)));
  const counts = new Map<string, number>();
  return sections.map((section) => {
    const key = keyOf(section.name);
    if (!clashing.has(key)) return section;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return { ...section, name: `${kindName(section.name)} ${count}` };
  });
}

/** The known name that somebody most likely meant; null where none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const wanted = plainName(written).toLowerCase();
  if (wanted === '') return null;
  const exact = known.find((name) => name.toLowerCase() === wanted);
  if (exact) return exact;
  const begun = known.filter((name) => name.toLowerCase().startsWith(wanted));
  if (begun.length === 1) return begun[0] as string;
  const [best] = known.map((name) => ({ name, slips: slipsBetween(wanted, name.toLowerCase()) })).sort((a, b) => a.slips - b.slips);
  return best && best.slips <= Math.max(1, Math.floor(wanted.length / 4)) ? best.name : null;
}

/** Letters to put in, leave out or change, from one word to the other. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
