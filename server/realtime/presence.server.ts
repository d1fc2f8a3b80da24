import type { Listener } from '#app/contracts/realtime.ts';

const PEOPLE_AT_MOST = 50;
const SEND_EVERY_MS = 1000;

export type Presence = {
  /** Where a connection listens; null forgets it on that track. */
  set: (trackId: string, socketId: string, listener: Listener | null) => void;
  leaveAll: (socketId: string) => void;
  people: (trackId: string) => Listener[];
  stop: () => void;
};

/**
 * Who listens to which track, one entry a person (their latest word counts), sent at most once a
 * second per track and never more than fifty people.
 */
export function createPresence(send: (trackId: string, people: Listener[]) => void): Presence {
  const tracks = new Map<string, Map<string, Listener>>();
  const pending = new Map<string, NodeJS.Timeout>();
  const lastSent = new Map<string, number>();

  const people = (trackId: string): Listener[] => {
    const byPerson = new Map<string, Listener>();
    for (const listener of tracks.get(trackId)?.values() ?? []) byPerson.set(listener.person.id, listener);
    return [...byPerson.values()].slice(-PEOPLE_AT_MOST);
  };

  const schedule = (trackId: string) => {
    if (pending.has(trackId)) return;
    const wait = Math.max(0, (lastSent.get(trackId) ?? 0) + SEND_EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      pending.delete(trackId);
      if (tracks.has(trackId)) lastSent.set(trackId, Date.now());
      else lastSent.delete(trackId);
      send(trackId, people(trackId));
    }, wait);
    timer.unref();
    pending.set(trackId, timer);
  };

  const set: Presence['set'] = (trackId, socketId, listener) => {
    const here = tracks.get(trackId) ?? new Map<string, Listener>();
    here.delete(socketId);
    if (listener) here.set(socketId, listener);
    if (here.size > 0) tracks.set(trackId, here);
    else tracks.delete(trackId);
    schedule(trackId);
  };

  return {
    set,
    people,
    leaveAll: (socketId) => {
      for (const [trackId, here] of tracks) if (here.has(socketId)) set(trackId, socketId, null);
    },
    stop: () => {
      for (const timer of pending.values()) clearTimeout(timer);
      pending.clear();
      tracks.clear();
    },
  };
}
