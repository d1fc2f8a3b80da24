import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { ClientEvents, ServerEvents } from '#app/contracts/realtime.ts';
import type { PersonView, TrackSnapshot } from '#app/contracts/views.ts';
import { sendOver, wakeWhenUp } from '#app/realtime/open-outbox.ts';
import { createOutbox } from '#app/realtime/outbox.ts';
import { memoryStorage } from '#app/realtime/outbox-storage.ts';
import { createLine, type Line } from '#app/realtime/socket.ts';
import { createTrackStore } from '#app/realtime/track-store.ts';
import type { Actor } from '#server/auth/actor.server.ts';
import { startSession } from '#server/auth/sessions.server.ts';
import { authenticate } from '#server/http/security.server.ts';
import { mountVoice } from '#server/http/voice.server.ts';
import { attachRealtime, type Realtime } from '#server/realtime/gateway.server.ts';
import { trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { callAt } from '../factories/studio.ts';

export type Person = Actor & { userId: string };
type Review = Socket<ServerEvents, ClientEvents>;

const PAUSES = [10, 50, 200];

/**
 * A web server with the `/review` namespace and the door for voices on a port of its own, and people on it as browsers
 * are: the same connection, queue and store. All that is opened is closed after each test.
 */
export function useReview() {
  let server: Server;
  let realtime: Realtime;
  const open: (() => void)[] = [];
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = () => `${origin()}/review`;

  beforeAll(async () => {
    const app = express();
    app.use(authenticate);
    mountVoice(app);
    server = createServer(app);
    realtime = attachRealtime(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    for (const close of open.splice(0).reverse()) close();
  });
  afterAll(() => realtime.close());

  /** A connection signed in by session cookie, or by whatever `auth` says. */
  async function connect(person: Person | null, auth: object = {}): Promise<{ line: Line; drop: () => void }> {
    const cookie = person ? (await startSession(person.userId)).split(';')[0] : undefined;
    let socket: Review | null = null;
    const line = createLine({
      pauses: PAUSES,
      open: async () => {
        socket = io(url(), {
          autoConnect: false,
          forceNew: true,
          transports: ['websocket'],
          auth,
          ...(cookie ? { extraHeaders: { cookie } } : {}),
          reconnectionDelay: 10,
          reconnectionDelayMax: 50,
        });
        return socket;
      },
    });
    open.push(() => line.dispose());
    return { line, drop: () => socket?.io.engine?.close() };
  }

  /** A person with the track's page open. */
  async function onTrack(person: Person, trackId: string, from?: TrackSnapshot) {
    const { line, drop } = await connect(person);
    const cookie = (await startSession(person.userId)).split(';')[0] as string;
    const outbox = createOutbox({
      userId: person.userId,
      storage: memoryStorage(),
      isUp: () => line.state === 'online',
      send: (op, sound) => sendOver(line, op, sound, { origin: origin(), headers: { cookie } }),
      pauses: PAUSES,
    });
    const stopWaking = wakeWhenUp(line, outbox);
    const now = Date.now();
    const { project: _project, ...read } = { project: null, ...(from ?? (await trackSnapshot(callAt(person, now), trackId))) };
    const view = { id: person.userId, name: person.name, role: person.role } as PersonView;
    const store = createTrackStore({ snapshot: read, person: view, serverNow: now, line: () => line, outbox: () => outbox });
    const leave = store.open();
    open.push(() => {
      leave();
      stopWaking();
      outbox.close();
    });
    return { store, line, drop, outbox, live: store.getSnapshot, actions: store.actions };
  }

  return { url, connect, onTrack };
}
