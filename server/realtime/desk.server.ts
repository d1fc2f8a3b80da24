import type { DeskChange, TrackEvent } from '#app/contracts/realtime.ts';
import { bus } from './publish.server.ts';

/** The studio's own people who look at the triage desk. */
export const DESK_ROOM = 'desk';

/** Hands on what a desk shows of every track's events, until it is stopped. */
export function forwardToDesk(send: (change: DeskChange) => void): () => void {
  const onEvent = (event: TrackEvent): void => {
    const change = deskChange(event);
    if (change) send(change);
  };
  bus().on('event', onEvent);
  return () => void bus().off('event', onEvent);
}

/** What a desk sees of an event; null: nothing. */
function deskChange(event: TrackEvent): DeskChange | null {
  const { trackId, seq, type, at, actor } = event;
  const about = { trackId, seq, type, at, actor };
  switch (event.type) {
    case 'note.created':
    case 'note.updated':
    case 'note.withdrawn':
      return event.data.note.parent === null ? { ...about, requests: event.data.note.requests, note: event.data.note } : null;
    case 'request.decided':
    case 'request.joined':
    case 'request.left':
      return { ...about, requests: [event.data.request], note: null };
    case 'version.updated':
    case 'track.mapped':
      return null;
    default:
      return { ...about, requests: 'requests' in event.data ? event.data.requests : [], note: null };
  }
}
