import { createLine, type Line } from './socket.ts';

type Held = { userId: string; line: Line; stop: () => void };

// On the window's own object: a hot update runs this module again and must find the same connection.
const holder = globalThis as typeof globalThis & { __talkbackLine?: Held };

/** The page's one connection, made at the first call. Another person on the same page gets another. Browser only. */
export function reviewLine(userId: string): Line {
  if (holder.__talkbackLine?.userId === userId) return holder.__talkbackLine.line;
  holder.__talkbackLine?.stop();
  const line = createLine({
    open: async () => {
      const { io } = await import('socket.io-client');
      return io('/review', {
        autoConnect: false,
        transports: ['websocket', 'polling'],
        tryAllTransports: true,
        // The server refuses when the cookie belongs to somebody else by now.
        auth: { as: userId },
        reconnectionDelay: 300,
        reconnectionDelayMax: 5000,
      });
    },
  });
  const again = (): void => {
    if (document.visibilityState === 'visible') line.retry();
  };
  window.addEventListener('online', again);
  window.addEventListener('focus', again);
  document.addEventListener('visibilitychange', again);
  const stop = (): void => {
    window.removeEventListener('online', again);
    window.removeEventListener('focus', again);
    document.removeEventListener('visibilitychange', again);
    line.dispose();
  };
  holder.__talkbackLine = { userId, line, stop };
  return line;
}
