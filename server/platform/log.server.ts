import { type Logger, pino } from 'pino';
import { env } from './env.server.ts';

const holder = globalThis as typeof globalThis & { __talkbackLog?: Logger };

/** JSON lines, or readable ones on a terminal. Secrets never go in: log ids, not bodies. */
export function log(): Logger {
  return (holder.__talkbackLog ??= pino({
    level: env().LOG_LEVEL,
    ...(process.stdout.isTTY ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } } } : {}),
  }));
}

export type { Logger };
