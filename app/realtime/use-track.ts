import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { PersonView, TrackSnapshot } from '../contracts/views.ts';
import { openOutbox } from './open-outbox.ts';
import { reviewLine } from './review-line.ts';
import { createTrackStore, type Here, type TrackActions, type TrackLive } from './track-store.ts';

export type { Here, NewNote, TrackActions, TrackLive } from './track-store.ts';

export type UseTrackInput = {
  /** What the loader read. A newer one (a form was sent) is taken in. */
  snapshot: TrackSnapshot;
  /** Who is signed in on this page. */
  person: PersonView;
  /** The server's clock when the page was made, ISO 8601. */
  serverNow: string;
};

/** A track that lives: what is known of it now, and what this person can do. Joined while mounted. */
export function useTrack({ snapshot, person, serverNow }: UseTrackInput): { state: TrackLive; actions: TrackActions } {
  const trackId = snapshot.track.id;
  const { id: userId } = person;
  const store = useMemo(
    () =>
      createTrackStore({
        snapshot,
        person,
        serverNow: Date.parse(serverNow),
        line: () => reviewLine(userId),
        outbox: () => openOutbox(userId),
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one store a track and person; newer snapshots are offered below.
    [trackId, userId],
  );
  useEffect(() => store.open(), [store]);
  useEffect(() => store.offer(snapshot), [store, snapshot]);
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  return { state, actions: store.actions };
}

const TELL_EVERY_MS = 5000;

/**
 * Tells the others where this person listens: at every change the player reports, and now and then while it plays.
 * @param read where it is right now, null while nothing is loaded.
 * @param subscribe the player's changes of state; must be stable.
 */
export function useListening(actions: TrackActions, read: () => Here | null, subscribe: ((changed: () => void) => () => void) | null): void {
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (!subscribe) return undefined;
    const tell = (): void => {
      const here = latest.current();
      if (here) actions.here(here);
    };
    tell();
    const off = subscribe(tell);
    const timer = setInterval(() => {
      if (latest.current()?.playing) tell();
    }, TELL_EVERY_MS);
    return () => {
      off();
      clearInterval(timer);
    };
  }, [actions, subscribe]);
}
