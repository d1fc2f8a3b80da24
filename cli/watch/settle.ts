import type { LocalFile } from '../file.ts';

/** When a bounce in a folder is finished: told from how it looked over time. */

/** A file as it looks now, and since when it has looked so, in milliseconds of any steady clock. */
export type Observed = { file: LocalFile; since: number };

const looksAlike = (a: LocalFile, b: LocalFile): boolean => a.size === b.size && a.changed === b.changed;

/** What is seen now, with the times of what has not changed since the last look. */
export function observe(before: ReadonlyMap<string, Observed>, files: readonly LocalFile[], now: number): Map<string, Observed> {
  return new Map(
    files.map((file) => {
      const last = before.get(file.name);
      return [file.name, last && looksAlike(last.file, file) ? { file, since: last.since } : { file, since: now }];
    }),
  );
}

/** Files that were dealt with, by name, as they looked then. */
export type Seen = Readonly<Record<string, { size: number; changed: number }>>;

const isSeen = (seen: Seen, { name, size, changed }: LocalFile): boolean => Object.hasOwn(seen, name) && seen[name]?.size === size && seen[name].changed === changed;

const byName = new Intl.Collator('en', { numeric: true });

/** New files in the order of their names, `mix 2` before `mix 10`, each with whether it has stopped changing. */
export function newcomers(observed: ReadonlyMap<string, Observed>, seen: Seen, now: number, settleMs: number): { file: LocalFile; settled: boolean }[] {
  return [...observed.values()]
    .filter(({ file }) => file.size > 0 && !isSeen(seen, file))
    .sort((a, b) => byName.compare(a.file.name, b.file.name))
    .map(({ file, since }) => ({ file, settled: now - since >= settleMs }));
}
