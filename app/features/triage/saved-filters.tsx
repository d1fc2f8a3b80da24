import { Form, Link } from '@remix-run/react';
import type { SavedFilterView } from '#app/contracts/triage.ts';
import { type Filter, filterSearch } from './filter-search.ts';

/** A person's own filters, one click each, and the way to keep the present one. Works without a script. */
export function SavedFilters({ filters, filter }: { filters: readonly SavedFilterView[]; filter: Filter }) {
  const here = filterSearch(filter);
  const known = filters.some((one) => filterSearch(one.filter) === here);
  return (
    <div className="dk-saved">
      {filters.map((one) => (
        <Link key={one.id} className="dk-chip" to={`/desk${filterSearch(one.filter)}`} aria-current={filterSearch(one.filter) === here ? 'true' : undefined}>
          {one.name}
        </Link>
      ))}
      {known ? null : (
        <details className="dk-save">
          <summary className="tb-small">Save this view</summary>
          <Form method="post" action="/desk/manage">
            <input type="hidden" name="form" value="save-filter" />
            <input type="hidden" name="search" value={here} />
            <label>
              Name
              <input name="name" required maxLength={60} />
            </label>
            <button type="submit" className="tb-small tb-strong">
              Save
            </button>
          </Form>
        </details>
      )}
      <Link className="tb-link" to="/desk/manage">
        Filters and reasons
      </Link>
    </div>
  );
}
