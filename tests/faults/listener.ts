import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import type { ClientEvents, ServerEvents, TrackEvent } from '#app/contracts/realtime.ts';

type Review = Socket<ServerEvents, ClientEvents>;

export type Listener = {
  /** Every event of the track by its number, from live messages and from catching up. */
  events: Map<number, TrackEvent>;
  connections: () => number;
  /** Resolves when the server has acknowledged the note, over as many connections as it takes. */
  post: (versionId: string, at: number, body: string) => Promise<string>;
  /** Ends the connection as a dead line does; it comes back by itself. */
  drop: () => void;
  close: () => void;
};

/** A person on a track who comes back after every lost connection, asks for what was missed, and sends again what was not acknowledged. */
export function listen(url: string, token: string, trackId: string): Listener {
  const socket: Review = io(`${url}/review`, {
    transports: ['websocket'],
    auth: { token },
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 250,
    timeout: 2000,
  });
  const events = new Map<number, TrackEvent>();
  let connections = 0;
  const highest = (): number => {
    let seq = 0;
    while (events.has(seq + 1)) seq += 1;
    return seq;
  };
  const take = (event: TrackEvent) => void events.set(event.seq, event);
  const catchUp = () =>
    socket.emit('track:join', { trackId, since: highest() }, (answer) => {
      if (answer.ok && 'events' in answer) answer.events.forEach(take);
    });
  socket.on('connect', () => {
    connections += 1;
    catchUp();
  });
  socket.on('track:event', take);

  const once = (payload: Parameters<ClientEvents['note:create']>[0]) =>
    new Promise<boolean>((resolve, reject) => {
      socket.timeout(1500).emit('note:create', payload, (lost: Error | null, answer: Parameters<Parameters<ClientEvents['note:create']>[1]>[0]) => {
        if (lost) return resolve(false);
        if (answer.ok || answer.error.code === 'internal') return resolve(answer.ok);
        reject(new Error(answer.error.message));
      });
    });

  return {
    events,
    connections: () => connections,
    post: async (versionId, at, body) => {
      const id = v7();
      while (!(await once({ id, versionId, at, body }))) await new Promise((resolve) => setTimeout(resolve, 50));
      return id;
    },
    drop: () => socket.io.engine.close(),
    close: () => void socket.close(),
  };
}

/** The numbers a listener misses below the highest it has. */
export function gaps({ events }: Listener): number[] {
  const last = Math.max(0, ...events.keys());
  return Array.from({ length: last }, (_, i) => i + 1).filter((seq) => !events.has(seq));
}
