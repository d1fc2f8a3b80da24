import { Link } from '@remix-run/react';
import type { DeskCounts } from '#app/contracts/triage.ts';
import { DESK_TABS } from '#app/domain/triage/tabs.ts';
import { type Filter, filterSearch } from './filter-search.ts';
import { TAB_WORDS } from './words.ts';

/** What requests wait for, and how many do; the other filters stay. */
export function DeskTabs({ filter, counts }: { filter: Filter; counts: DeskCounts }) {
  return (
    <nav className="dk-tabs" aria-label="What they wait for">
      {DESK_TABS.map((tab) => (
        <Link key={tab} to={`/desk${filterSearch({ ...filter, tab, state: undefined })}`} aria-current={filter.tab === tab ? 'page' : undefined}>
          {TAB_WORDS[tab].label} <b>{counts[tab]}</b>
        </Link>
      ))}
    </nav>
  );
}
