import type { Socket } from 'socket.io-client';
import type { ClientEvents, Refusal, ServerEvents } from '../contracts/realtime.ts';

/**
 * 'online' answers at once; 'connecting' is on its way; 'offline' tries again by itself;
 * 'signed_out' waits until this person has signed in again.
 */
export type ConnectionState = 'online' | 'connecting' | 'offline' | 'signed_out';

type Acknowledgement<E extends keyof ClientEvents> = Parameters<Parameters<ClientEvents[E]>[1]>[0];
/** The server's acknowledgement; or a refusal of ours, code 'offline' or 'timeout'. */
export type Answer<E extends keyof ClientEvents> = Acknowledgement<E> | Refusal;
export type Payload<E extends keyof ClientEvents> = Parameters<ClientEvents[E]>[0];

/** The connection to `/review`: one a page. Nothing is ever queued in it; what must not be lost waits in the outbox. */
export interface Line {
  readonly state: ConnectionState;
  /** Called after each change of `state`. */
  subscribe(listener: () => void): () => void;
  on<E extends keyof ServerEvents>(event: E, listener: ServerEvents[E]): () => void;
  /** Sends and waits for the answer; never rejects. */
  emit<E extends keyof ClientEvents>(event: E, payload: Payload<E>, timeoutMs?: number): Promise<Answer<E>>;
  /** Try at once instead of after the pause. */
  retry(): void;
  dispose(): void;
}

type ReviewSocket = Socket<ServerEvents, ClientEvents>;
type Listening = (...payload: unknown[]) => void;
type Handler = { event: keyof ServerEvents; listener: Listening };

export type LineOptions = {
  /** Connects nothing yet: makes the socket, with `autoConnect` off. */
  open: () => Promise<ReviewSocket>;
  /** Pauses between tries after the server has hung up, milliseconds. */
  pauses?: readonly number[];
};

const TIMEOUT_MS = 8000;
const PAUSES = [200, 1000, 3000, 8000, 20_000];
/** A connection that has held this long starts the pauses from the first. */
const STEADY_MS = 10_000;

/** The same socket, its listeners not told apart by event: the library's types do not follow a union of events. */
const plain = (socket: ReviewSocket): Socket => socket;

const OFFLINE: Refusal = { ok: false, error: { code: 'offline', message: 'You are offline. Try again when the line is back.' } };
const TIMED_OUT: Refusal = { ok: false, error: { code: 'timeout', message: 'The server did not answer. Try again.' } };

/** Keeps a connection up, over whatever `open` makes. */
export function createLine({ open, pauses = PAUSES }: LineOptions): Line {
  let state: ConnectionState = 'connecting';
  let socket: ReviewSocket | null = null;
  let disposed = false;
  let tries = 0;
  let upSince = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listeners = new Set<() => void>();
  const handlers: Handler[] = [];

  const become = (next: ConnectionState): void => {
    if (state === next || disposed) return;
    state = next;
    for (const listener of [...listeners]) listener();
  };

  const later = (attempt: () => void): void => {
    if (disposed || timer) return;
    if (upSince && Date.now() - upSince > STEADY_MS) tries = 0;
    const pause = pauses[Math.min(tries, pauses.length - 1)] ?? 0;
    tries += 1;
    timer = setTimeout(
      () => {
        timer = null;
        attempt();
      },
      pause * (0.75 + Math.random() / 2),
    );
  };

  const connect = (): void => {
    if (disposed || socket?.connected) return;
    if (state !== 'signed_out') become('connecting');
    socket?.connect();
  };

  const wire = (made: ReviewSocket): void => {
    made.on('connect', () => {
      upSince = Date.now();
      become('online');
    });
    made.on('connect_error', (error: Error & { data?: { code?: string } }) => {
      const refused = error.data?.code === 'unauthenticated';
      become(refused ? 'signed_out' : 'offline');
      // Refused by the server, or by its middleware: the library does not try again by itself.
      if (!made.active) later(connect);
    });
    made.on('disconnect', () => {
      become('offline');
      // The server hung up: rights have changed, or it goes down. Come back with the rights that are left.
      if (!made.active) later(connect);
    });
    for (const { event, listener } of handlers) plain(made).on(event, listener);
    made.connect();
  };

  const start = (): void => {
    open().then(
      (made) => {
        if (disposed) return void made.disconnect();
        socket = made;
        wire(made);
      },
      () => {
        // The library's file could not be fetched.
        become('offline');
        later(start);
      },
    );
  };
  start();

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    on(event, listener) {
      const entry: Handler = { event, listener: listener as Listening };
      handlers.push(entry);
      if (socket) plain(socket).on(entry.event, entry.listener);
      return () => {
        handlers.splice(handlers.indexOf(entry), 1);
        if (socket) plain(socket).off(entry.event, entry.listener);
      };
    },
    async emit(event, payload, timeoutMs = TIMEOUT_MS) {
      if (!socket?.connected) return OFFLINE;
      try {
        const asked = plain(socket).timeout(timeoutMs).emitWithAck(event, payload);
        return (await asked) as Answer<typeof event>;
      } catch {
        return socket?.connected ? TIMED_OUT : OFFLINE;
      }
    },
    retry() {
      if (disposed || socket?.connected) return;
      if (timer && !socket) return;
      if (timer) clearTimeout(timer);
      timer = null;
      connect();
    },
    dispose() {
      disposed = true;
      if (timer) clearTimeout(timer);
      listeners.clear();
      handlers.length = 0;
      socket?.disconnect();
      socket = null;
    },
  };
}
