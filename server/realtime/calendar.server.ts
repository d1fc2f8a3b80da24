import type { TrackEvent } from '#app/contracts/realtime.ts';
import { bus } from './publish.server.ts';

const ALL = 'calendar';
const ofProject = (projectId: string): string => `calendar:${projectId}`;

/** Rooms of who may watch these projects' bookings; null: everybody's. */
export const calendarRooms = (projectIds: readonly string[] | null): string[] => projectIds?.map(ofProject) ?? [ALL];

export const isCalendar = (room: string): boolean => room === ALL || room.startsWith(ofProject(''));

/** Says which booking changed, and where it is heard, until it is stopped. */
export function forwardToCalendars(send: (rooms: string[], change: { bookingId: string }) => void): () => void {
  const onEvent = (event: TrackEvent): void => {
    if (!('booking' in event.data)) return;
    const { id, projectId } = event.data.booking;
    send([ALL, ofProject(projectId)], { bookingId: id });
  };
  bus().on('event', onEvent);
  return () => void bus().off('event', onEvent);
}
