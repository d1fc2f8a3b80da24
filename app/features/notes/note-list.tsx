import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { MapView } from '#app/contracts/song-map.ts';
import type { NoteView, PersonView, VersionView } from '#app/contracts/views.ts';
import type { PendingChange } from '#app/realtime/overlay.ts';
import type { TrackActions } from '#app/realtime/track-store.ts';
import { useFollow } from './follow.ts';
import { NoteItem } from './note-item.tsx';
import { FILTERS, type NoteFilter, passes, threadsOf } from './threads.ts';
import { type Hush, HushContext } from './voice/hush.ts';
import './notes.css';

export type NoteActions = Pick<TrackActions, 'createNote' | 'updateNote' | 'withdrawNote' | 'decide' | 'voice'>;

export type NoteListProps = {
  /** By place, replies among them, as the live track has them. */
  notes: readonly NoteView[];
  /** What the song's sections and parts are called. */
  map: MapView;
  pending: ReadonlyMap<string, PendingChange>;
  versions: readonly VersionView[];
  /** The version being heard; notes of another say which is theirs. */
  versionId: string | null;
  viewer: PersonView;
  /** The studio's, for dates. */
  timeZone: string;
  /** The note at or just before the playhead (`noteAt`). */
  currentId: string | null;
  /** The note that is open; its pin is marked. */
  selectedId: string | null;
  onSelect: (id: string | null) => void;
  /** Play from a second before the note. */
  onPlay: (note: NoteView) => void;
  /** Must be stable, or every note renders anew. */
  actions: NoteActions;
  /** Silences the music while a voice is heard or recorded; must be stable too. */
  hush: Hush;
  /** The page to ask for booked time; null for who does not ask. */
  askAt: string | null;
  /** The page to pick a side on, for who decides for the project; null for everybody else. */
  decideAt: string | null;
  /** Render all notes with the page, however many. */
  whole?: boolean;
};

const FILTER_WORDS: Record<NoteFilter, string> = { open: 'Open', all: 'All', done: 'Done', mine: 'Mine' };

const EMPTY: Record<NoteFilter, string> = {
  open: 'Nothing is open. New notes appear here.',
  all: 'No notes yet. Listen, and write one where you hear something.',
  done: 'Nothing is done yet.',
  mine: 'You have not written a note here yet.',
};

/** Rendered with the page; the rest follows at once, without holding it up. */
const FIRST = 30;

/** The notes of a track beside its waveform, following the playhead. Give it a height: it scrolls by itself. */
export function NoteList({ notes, map, pending, versions, versionId, viewer, timeZone, currentId, selectedId, onSelect, onPlay, actions, hush, askAt, decideAt, whole = false }: NoteListProps) {
  const [filter, setFilter] = useState<NoteFilter>('all');
  const scroller = useRef<HTMLDivElement>(null);
  const threads = useMemo(() => threadsOf(notes), [notes]);
  const counts = useMemo(() => {
    const count = (by: NoteFilter) => threads.filter((thread) => passes(thread, by, viewer.id)).length;
    return Object.fromEntries(FILTERS.map((by) => [by, count(by)])) as Record<NoteFilter, number>;
  }, [threads, viewer.id]);
  // What is open stays in the list, also when an answer moves it out of the filter.
  const shown = useMemo(
    () => threads.filter((thread) => thread.note.id === selectedId || passes(thread, filter, viewer.id)),
    [threads, filter, viewer.id, selectedId],
  );
  const [most, setMost] = useState(whole ? Infinity : FIRST);
  useEffect(() => startTransition(() => setMost(Infinity)), []);
  const rows = useMemo(
    () =>
      shown
        .slice(0, most)
        .map(({ note, replies }) => (
          <NoteItem
            key={note.id}
            note={note}
            replies={replies}
            map={map}
            pending={pending}
            versions={versions}
            versionId={versionId}
            viewer={viewer}
            timeZone={timeZone}
            open={note.id === selectedId}
            onSelect={onSelect}
            onPlay={onPlay}
            actions={actions}
            askAt={askAt}
            decideAt={decideAt}
          />
        )),
    [shown, most, map, pending, versions, versionId, viewer, timeZone, selectedId, onSelect, onPlay, actions, askAt, decideAt],
  );
  useFollow(scroller, currentId, selectedId, rows);

  return (
    <section className="tb-notes" aria-label="Notes">
      <div className="tb-filters" role="group" aria-label="Show notes">
        {FILTERS.map((by) => (
          <button key={by} type="button" aria-pressed={filter === by} onClick={() => setFilter(by)}>
            {FILTER_WORDS[by]} <span className="tb-count">{counts[by]}</span>
          </button>
        ))}
      </div>
      <div className="tb-notes-scroll" ref={scroller} tabIndex={-1}>
        {shown.length === 0 ? <p className="tb-notes-empty">{EMPTY[filter]}</p> : null}
        <ol className="tb-notes-list" aria-busy={most < shown.length}>
          <HushContext.Provider value={hush}>{rows}</HushContext.Provider>
        </ol>
        {most < shown.length ? (
          <noscript>
            <a className="tb-link tb-note-door" href="?notes=all">
              Show all {shown.length} notes
            </a>
          </noscript>
        ) : null}
      </div>
    </section>
  );
}
