import type { Server as HttpServer } from 'node:http';
import { type Namespace, Server, type Socket } from 'socket.io';
import { noteCreate, noteUpdate, noteWithdraw, requestDecide, requestVoice } from '#app/contracts/notes.ts';
import { calendarJoin, type ClientEvents, deskJoin, type IngestProgress, presenceUpdate, type ServerEvents, type TrackEvent, trackJoin, trackLeave } from '#app/contracts/realtime.ts';
import type { Actor, Call } from '../auth/actor.server.ts';
import { actorFromToken } from '../auth/api-tokens.server.ts';
import { readSession } from '../auth/sessions.server.ts';
import { isOwnOrigin } from '../http/security.server.ts';
import { clock } from '../platform/clock.server.ts';
import { createNote } from '../services/notes/create-note.server.ts';
import { updateNote } from '../services/notes/update-note.server.ts';
import { withdrawNote } from '../services/notes/withdraw-note.server.ts';
import { decideRequest } from '../services/requests/decide-request.server.ts';
import { joinRequest, leaveRequest } from '../services/requests/join-request.server.ts';
import { allowListening, allowPresence } from '../services/tracks/listen.server.ts';
import { watchCalendar } from '../services/bookings/watch-calendar.server.ts';
import { allowDesk } from '../services/desk/allow-desk.server.ts';
import { catchUp } from '../services/tracks/snapshot.server.ts';
import { answering } from './answer.server.ts';
import { calendarRooms, forwardToCalendars, isCalendar } from './calendar.server.ts';
import { DESK_ROOM, forwardToDesk } from './desk.server.ts';
import { createPresence } from './presence.server.ts';
import { bus } from './publish.server.ts';

export type Realtime = { close: () => Promise<void> };

type Data = { actor: Actor };
type Review = Namespace<ClientEvents, ServerEvents, Record<string, never>, Data>;
type ReviewSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, Data>;

const room = (trackId: string) => `track:${trackId}`;
/** The studio's own people on a track, who also hear how an ingest goes. */
const studioRoom = (trackId: string) => `studio:${trackId}`;
const personRoom = (userId: string) => `person:${userId}`;

/** Opens the `/review` namespace on the web server (interface.md names its events). */
export function attachRealtime(server: HttpServer): Realtime {
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: 128 * 1024,
    perMessageDeflate: false,
    allowRequest: ({ headers }, decide) => {
      const { origin, host } = headers;
      const own = origin === undefined || isOwnOrigin(origin, host);
      decide(own ? null : 'This connection came from another site.', own);
    },
  });
  const review = io.of('/review') as Review;
  const presence = createPresence((trackId, people) => void review.to(room(trackId)).emit('presence', { trackId, people }));

  review.use((socket, next) => {
    signIn(socket).then(
      (actor) => {
        if (!actor) return next(Object.assign(new Error('Please sign in.'), { data: { code: 'unauthenticated' } }));
        socket.data.actor = actor;
        next();
      },
      () => next(new Error('The server is busy; try again.')),
    );
  });

  review.on('connection', (socket) => {
    const call = (): Call => ({ actor: socket.data.actor, at: clock.now() });
    const person = personOf(socket.data.actor);
    void socket.join(personRoom(person.id));

    socket.on('track:join', answering(trackJoin, async ({ trackId, since }) => {
      const { actor } = call();
      await allowListening(call(), trackId);
      // First the room, then the past: an event in between arrives twice, never not at all.
      await socket.join(actor.role === 'client' ? room(trackId) : [room(trackId), studioRoom(trackId)]);
      const missed = await catchUp(call(), trackId, since ?? 0);
      presence.set(trackId, socket.id, { person, versionId: null, position: null, playing: false });
      socket.emit('presence', { trackId, people: presence.people(trackId) });
      return missed;
    }));
    socket.on('track:leave', answering(trackLeave, async ({ trackId }) => {
      await socket.leave(room(trackId));
      await socket.leave(studioRoom(trackId));
      presence.set(trackId, socket.id, null);
      return {};
    }));
    socket.on('note:create', answering(noteCreate, (input) => createNote(call(), input)));
    socket.on('note:update', answering(noteUpdate, (input) => updateNote(call(), input)));
    socket.on('note:withdraw', answering(noteWithdraw, (input) => withdrawNote(call(), input)));
    socket.on('request:decide', answering(requestDecide, (input) => decideRequest(call(), input)));
    socket.on('request:join', answering(requestVoice, (input) => joinRequest(call(), input)));
    socket.on('request:leave', answering(requestVoice, (input) => leaveRequest(call(), input)));
    socket.on('presence:update', answering(presenceUpdate, async ({ trackId, versionId, position, playing }) => {
      await allowPresence(call(), { trackId, versionId });
      if (socket.rooms.has(room(trackId))) presence.set(trackId, socket.id, { person, versionId: versionId ?? null, position: position ?? null, playing });
      return {};
    }));
    socket.on('desk:join', answering(deskJoin, async () => {
      allowDesk(call());
      await socket.join(DESK_ROOM);
      return {};
    }));
    socket.on('desk:leave', answering(deskJoin, async () => {
      await socket.leave(DESK_ROOM);
      return {};
    }));
    socket.on('calendar:join', answering(calendarJoin, async () => {
      await socket.join(calendarRooms(await watchCalendar(call())));
      return {};
    }));
    socket.on('calendar:leave', answering(calendarJoin, async () => {
      for (const joined of socket.rooms) if (isCalendar(joined)) await socket.leave(joined);
      return {};
    }));
    socket.on('disconnect', () => presence.leaveAll(socket.id));
  });

  const stop = forward(review);
  const stopDesk = forwardToDesk((change) => void review.to(DESK_ROOM).emit('desk:changed', change));
  const stopCalendars = forwardToCalendars((rooms, change) => void review.to(rooms).emit('calendar:changed', change));
  return {
    close: async () => {
      stop();
      stopDesk();
      stopCalendars();
      presence.stop();
      review.emit('closing', { reason: 'The server restarts; you will be connected again.' });
      await new Promise<void>((resolve) => io.close(() => resolve()));
    },
  };
}

/**
 * Who connects: a token's owner, or the session's. A page says `as` whom it was made; when another
 * person has signed in since, the connection is refused, so that nobody's notes go out in a wrong name.
 */
async function signIn({ handshake }: ReviewSocket): Promise<Actor | null> {
  const { token, as } = handshake.auth as { token?: unknown; as?: unknown };
  const actor = typeof token === 'string' ? await actorFromToken(token, clock.now()) : ((await readSession(handshake.headers.cookie))?.actor ?? null);
  return as === undefined || as === actor?.userId ? actor : null;
}

function personOf(actor: Actor) {
  if (actor.role === 'nobody' || !actor.userId) throw new Error('nobody has no connection');
  return { id: actor.userId, name: actor.name, role: actor.role };
}

/** Sends what services announce to those who listen. */
function forward(review: Review): () => void {
  const onEvent = (event: TrackEvent) => void review.to(room(event.trackId)).emit('track:event', event);
  const onIngest = ({ trackId, ...progress }: IngestProgress & { trackId: string }) =>
    void review.to(studioRoom(trackId)).emit('ingest', progress);
  const onAccess = (userId: string) => review.in(personRoom(userId)).disconnectSockets(true);
  bus().on('event', onEvent).on('ingest', onIngest).on('access', onAccess);
  return () => void bus().off('event', onEvent).off('ingest', onIngest).off('access', onAccess);
}
