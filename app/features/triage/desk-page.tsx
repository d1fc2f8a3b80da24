import { Link, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import type { DeskChoices, DeskPage as Page } from '#app/contracts/triage.ts';
import { useAnnouncer } from '../review/announcer.tsx';
import '../notes/notes.css';
import './desk.css';
import { DeskFilters } from './desk-filters.tsx';
import { DeskTabs } from './desk-tabs.tsx';
import { DeskWork } from './desk-work.tsx';
import { type Filter, filterSearch, isNarrowed } from './filter-search.ts';
import { createGoes } from './goes.ts';
import { PlainList } from './plain-list.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { TAB_WORDS } from './words.ts';

export type DeskPageProps = { page: Page; filter: Filter; choices: DeskChoices; viewerId: string; later: boolean };

/** The triage desk: filters, the list, and the selected request beside it. Without a script one page with links. */
export function DeskPage({ page, filter, choices, viewerId, later }: DeskPageProps) {
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const navigation = useNavigation();
  const loading = navigation.state === 'loading' && navigation.location.pathname === '/desk';
  const { said, say } = useAnnouncer();
  const [goes] = useState(createGoes);
  const track = (filter.trackId && page.tracks.find(({ id }) => id === filter.trackId)) || null;
  const key = filterSearch(filter);
  const [live, setLive] = useState({ key, counts: page.counts });
  const onCounts = useCallback((counts: Page['counts']) => setLive({ key, counts }), [key]);
  const empty = page.items.length === 0;
  return (
    <div className="dk-page" data-loading={loading || undefined} aria-busy={loading}>
      <div className="dk-top">
        <h1>Desk</h1>
        <DeskTabs filter={filter} counts={live.key === key ? live.counts : page.counts} />
        <DeskFilters key={filterSearch({ ...filter, text: undefined })} filter={filter} choices={choices} track={track} />
        <SavedFilters filters={choices.filters} filter={filter} />
      </div>
      {awake ? (
        <DeskWork key={key} page={page} filter={filter} choices={choices} viewerId={viewerId} say={say} goes={goes} onCounts={onCounts} empty={empty ? <Empty filter={filter} unused={choices.projects.length === 0} /> : null} />
      ) : empty ? (
        <Empty filter={filter} unused={choices.projects.length === 0} />
      ) : (
        <PlainList page={page} filter={filter} later={later} />
      )}
      <p className="tb-hidden" role="status" aria-live="polite">
        {said}
      </p>
    </div>
  );
}

function Empty({ filter, unused }: { filter: Filter; /** Nobody has been asked for anything: there is no project yet. */ unused: boolean }) {
  return (
    <div className="dk-empty">
      <p>{isNarrowed(filter) ? 'Nothing fits these filters.' : unused ? 'What clients ask for in their notes comes together here.' : TAB_WORDS[filter.tab].empty}</p>
      {unused ? (
        <Link className="tb-link" to="/">
          Open a project and share a mix with somebody
        </Link>
      ) : null}
    </div>
  );
}
