import type { DeskPage, DeskRow } from '#app/contracts/triage.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import { placeWords } from '../notes/marks.ts';
import { RowWords } from './desk-row.tsx';
import { type Filter, filterSearch } from './filter-search.ts';
import { TrackHead } from './track-head.tsx';

/** One page of the list without a script: each request leads to its note's page, where it can be decided. */
export function PlainList({ page, filter, later }: { page: DeskPage; filter: Filter; /** Not the first page. */ later: boolean }) {
  return (
    <div className="dk-list">
      {page.tracks.map((track) => (
        <section key={track.id} aria-label={track.title}>
          <TrackHead track={track} />
          <ul>
            {page.items
              .filter(({ request }) => request.trackId === track.id)
              .map((row) => (
                <li key={row.request.id} className="dk-row">
                  <a className="dk-open" href={`/tracks/${track.id}/notes/${row.note.id}`} aria-label={linkName(row)}>
                    <RowWords row={row} />
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <nav className="dk-more" aria-label="More requests">
        {later ? <a href={`/desk${filterSearch(filter)}`}>First page</a> : null} {page.next ? <a href={`/desk${filterSearch(filter, { cursor: page.next })}`}>Next page</a> : null}
      </nav>
    </div>
  );
}

const linkName = ({ note, section }: DeskRow): string =>
  `${note.author.name} at ${placeWords(note)}${section ? `, ${section}` : ''}: ${noteWords(note.body, note.recording?.durationMs)}`;
