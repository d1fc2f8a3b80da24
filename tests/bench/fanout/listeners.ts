import { io, type Socket } from 'socket.io-client';
import type { FanoutOrder } from './orders.ts';

/**
 * A process of many listeners: connects them, and for each message tells the parent when the last of
 * them had it. Times are of the monotonic clock that all processes of a machine share.
 */

const now = (): number => Number(process.hrtime.bigint()) / 1e6;
const seen = new Map<string, { count: number; last: number }>();
let sockets: Socket[] = [];

process.on('message', (order: FanoutOrder) => {
  if (order.do === 'connect') void connect(order).then(() => process.send?.({ ready: true }));
  else {
    for (const socket of sockets) socket.disconnect();
    process.exit(0);
  }
});

async function connect({ url, namespace, count, tokens, trackId }: Extract<FanoutOrder, { do: 'connect' }>): Promise<void> {
  const opened: Socket[] = [];
  for (let from = 0; from < count; from += 25) {
    const batch = Array.from({ length: Math.min(25, count - from) }, (_, i) =>
      listener(`${url}${namespace}`, tokens[(from + i) % tokens.length] as string, trackId, count),
    );
    opened.push(...(await Promise.all(batch)));
  }
  sockets = opened;
}

function listener(url: string, token: string, trackId: string, count: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { token } });
    socket.once('connect_error', reject);
    socket.once('connect', () => socket.emit('track:join', { trackId, since: 0 }, () => resolve(socket)));
    socket.on('track:event', (event: { data: { note?: { id: string } } }) => {
      const id = event.data.note?.id;
      if (!id) return;
      const entry = seen.get(id) ?? { count: 0, last: 0 };
      entry.count += 1;
      entry.last = now();
      if (entry.count < count) return void seen.set(id, entry);
      seen.delete(id);
      process.send?.({ id, last: entry.last });
    });
  });
}
