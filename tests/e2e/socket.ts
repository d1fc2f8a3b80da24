import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '#app/contracts/realtime.ts';
import { house } from './house.ts';
import type { Person } from './studio.ts';

type Answer<E extends keyof ClientEvents> = Parameters<Parameters<ClientEvents[E]>[1]>[0];
type Payload<E extends keyof ClientEvents> = Parameters<ClientEvents[E]>[0];

export type Wire = {
  /** @throws with the server's words when it refuses. */
  send: <E extends keyof ClientEvents>(event: E, payload: Payload<E>) => Promise<Extract<Answer<E>, { ok: true }>>;
  close: () => void;
};

/** A person's second connection, without a page. */
export function wireOf(person: Person): Wire {
  const socket: Socket<ServerEvents, ClientEvents> = io(`${house().url}/review`, { transports: ['websocket'], auth: { token: person.token }, forceNew: true });
  const untyped = socket as unknown as Socket;
  return {
    send: async (event, payload) => {
      const answer = (await untyped.timeout(15_000).emitWithAck(event, payload)) as Answer<typeof event>;
      if (!answer.ok) throw new Error(`${event}: ${answer.error.message}`);
      return answer as Extract<typeof answer, { ok: true }>;
    },
    close: () => void socket.close(),
  };
}
