import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { IngestProgress, TrackEvent } from '#app/contracts/realtime.ts';
import { db } from '#db/client.server.ts';
import { eventsSince } from '#db/queries/events.server.ts';
import { log } from '../platform/log.server.ts';
import { eventView } from '../services/views.server.ts';
import { bus } from './publish.server.ts';

type Message =
  | { from: string; kind: 'event'; trackId: string; seq: number }
  | { from: string; kind: 'ingest'; progress: IngestProgress & { trackId: string } }
  | { from: string; kind: 'access'; userId: string };

const CHANNEL = 'talkback';
/** Marks what came from another process, so that it is not sent round again. */
const relayed = new WeakSet<object>();

/**
 * Carries announcements between processes (a worker beside a web server) by LISTEN/NOTIFY. Events
 * travel as their number and are read from the table: a notification holds 8 kB at most.
 */
export function startRelay(): { stop: () => Promise<void> } {
  const from = randomUUID();
  const sql = postgres(process.env.DATABASE_URL as string, { max: 2, onnotice: () => {} });
  const send = (message: Message) => {
    sql.notify(CHANNEL, JSON.stringify(message)).catch((error: unknown) => log().warn({ err: error }, 'an announcement stayed in this process'));
  };
  const onEvent = (event: TrackEvent) => {
    if (!relayed.has(event)) send({ from, kind: 'event', trackId: event.trackId, seq: event.seq });
  };
  const onIngest = (progress: IngestProgress & { trackId: string }) => {
    if (!relayed.has(progress)) send({ from, kind: 'ingest', progress });
  };
  const own = new Set<string>();
  const onAccess = (userId: string) => {
    if (!own.delete(userId)) send({ from, kind: 'access', userId });
  };

  const receive = async (text: string): Promise<void> => {
    const message = JSON.parse(text) as Message;
    if (message.from === from) return;
    if (message.kind === 'access') {
      own.add(message.userId);
      bus().emit('access', message.userId);
    } else if (message.kind === 'ingest') {
      relayed.add(message.progress);
      bus().emit('ingest', message.progress);
    } else {
      const [row] = await eventsSince(db(), message.trackId, message.seq - 1, 1);
      if (!row) return;
      const event = eventView(row);
      relayed.add(event);
      bus().emit('event', event);
    }
  };

  const listening = sql.listen(CHANNEL, (text) => {
    receive(text).catch((error: unknown) => log().warn({ err: error }, 'an announcement could not be read'));
  });
  listening.catch((error: unknown) => log().error({ err: error }, 'this process hears no other'));
  bus().on('event', onEvent).on('ingest', onIngest).on('access', onAccess);
  return {
    stop: async () => {
      bus().off('event', onEvent).off('ingest', onIngest).off('access', onAccess);
      await sql.end({ timeout: 1 });
    },
  };
}
