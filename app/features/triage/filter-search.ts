import type { SavedFilterView } from '#app/contracts/triage.ts';

/** How somebody looks at the desk, as a page's address and a saved filter have it. */
export type Filter = SavedFilterView['filter'];

const DEFAULTS = { tab: 'open', order: 'project' } as const;

/** The desk's address with this filter: what is as it always is stays out. */
export function filterSearch(filter: Filter, more: Record<string, string> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...more })) {
    if (value === undefined || value === '' || DEFAULTS[name as keyof typeof DEFAULTS] === value) continue;
    for (const one of [value].flat()) search.append(name, one);
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Whether anything but the tab and the order narrows it. */
export const isNarrowed = ({ tab: _tab, order: _order, ...rest }: Filter): boolean => Object.values(rest).some((value) => value !== undefined && value !== '');
