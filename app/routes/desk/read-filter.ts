import { deskFilter, type DeskFilter } from '#app/contracts/triage.ts';

const NAMES = Object.keys(deskFilter.shape);

/** The filter in an address. Empty fields of a form are absent ones; what cannot be one is left out, as if it had not been asked. */
export function readFilter(search: URLSearchParams): DeskFilter {
  const given: Record<string, string | string[]> = {};
  for (const name of NAMES) {
    const values = search.getAll(name).filter((value) => value.trim() !== '');
    const [first] = values;
    if (first !== undefined) given[name] = values.length > 1 ? values : first;
  }
  const parsed = deskFilter.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { path } of parsed.error.issues) delete given[String(path[0])];
  return deskFilter.parse(given);
}
