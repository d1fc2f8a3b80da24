import { Form, Link, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { DeskChoices, DeskTrack } from '#app/contracts/triage.ts';
import { NOTE_KINDS } from '#app/domain/policy/words.ts';
import { TAB_STATES } from '#app/domain/triage/tabs.ts';
import { DESK_ORDERS } from '#app/domain/triage/words.ts';
import { KIND_WORDS } from '../notes/note-words.ts';
import { type Filter, filterSearch, isNarrowed } from './filter-search.ts';
import { DESK_STATE, ORDER_WORDS } from './words.ts';

type Props = { filter: Filter; choices: DeskChoices; /** Of the track it is narrowed to: its versions can be chosen. */ track: DeskTrack | null };

const PAUSE_MS = 350;

/** What narrows the list; all of it is in the address. A form that is sent by itself at each change. */
export function DeskFilters({ filter, choices, track }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const submit = useSubmit();
  const send = (pause: number): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current && submit(form.current, { replace: true, preventScrollReset: true }), pause);
  };
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  const words = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // What somebody is writing stays theirs; an address that was followed is shown.
    if (words.current && words.current !== document.activeElement) words.current.value = filter.text ?? '';
  }, [filter.text]);
  const project = choices.projects.find(({ id }) => id === filter.projectId || id === track?.project.id);
  return (
    <Form method="get" action="/desk" className="dk-filters" ref={form} role="search" aria-label="Filter requests" onChange={(event) => send(event.target instanceof HTMLSelectElement ? 0 : PAUSE_MS)}>
      <input type="hidden" name="tab" value={filter.tab} />
      <label className="dk-words">
        <span className="tb-hidden">Words</span>
        <input ref={words} type="search" name="text" placeholder="Words, “a phrase”, -not" defaultValue={filter.text ?? ''} maxLength={200} />
      </label>
      <details className="dk-more-filters" open={isNarrowed({ ...filter, text: undefined }) || undefined}>
        <summary className="tb-small">Filter</summary>
        <div className="dk-fields">
          <Choice name="state" label="How far" value={filter.state?.[0]} options={TAB_STATES[filter.tab].map((state) => [state, DESK_STATE[state]])} />
          <Choice name="kind" label="Kind" value={filter.kind?.[0]} options={NOTE_KINDS.map((kind) => [kind, KIND_WORDS[kind].label])} />
          <Choice name="assignee" label="Engineer" value={filter.assignee} options={[['me', 'Mine'], ['nobody', 'Nobody’s'], ...choices.engineers.map(({ id, name }): [string, string] => [id, name])]} />
          <Choice name="author" label="Asked by" value={filter.author} options={choices.authors.map(({ id, name }) => [id, name])} />
          <Choice name="projectId" label="Project" value={filter.projectId} options={choices.projects.map(({ id, title, artist }) => [id, artist ? `${artist}: ${title}` : title])} />
          {project ? <Choice name="trackId" label="Track" value={filter.trackId} options={project.tracks.map(({ id, title }) => [id, title])} /> : null}
          {track ? <Choice name="versionId" label="Version" value={filter.versionId} options={track.versions.map(({ id, number, label }) => [id, label === `v${number}` ? label : `v${number} ${label}`])} /> : null}
          <label>
            Order
            <select name="order" defaultValue={filter.order}>
              {DESK_ORDERS.map((order) => (
                <option key={order} value={order}>
                  {ORDER_WORDS[order]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
      <noscript>
        <button type="submit" className="tb-small">
          Show
        </button>
      </noscript>
      {isNarrowed(filter) ? (
        <Link className="tb-link" to={`/desk${filterSearch({ tab: filter.tab, order: filter.order })}`}>
          Show all again
        </Link>
      ) : null}
    </Form>
  );
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string | undefined; options: readonly (readonly [string, string])[] }) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ''}>
        <option value="">Any</option>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
