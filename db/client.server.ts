import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export type Db = ReturnType<typeof connect>['db'];
/** A transaction of `Db`; queries take either. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
export type Queryable = Db | Tx;

function connect(url: string) {
  const client = postgres(url, { max: 20, onnotice: () => {}, idle_timeout: 60 });
  return { client, db: drizzle(client, { schema, casing: 'snake_case' }) };
}

/** Kept on globalThis: in development a module may be loaded twice, a pool may not. */
const holder = globalThis as typeof globalThis & { __talkbackDb?: ReturnType<typeof connect> };

/** The process's pool, made on first use from DATABASE_URL. */
export function db(): Db {
  if (!holder.__talkbackDb) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set: start the embedded database first.');
    holder.__talkbackDb = connect(url);
  }
  return holder.__talkbackDb.db;
}

export async function closeDb(): Promise<void> {
  const held = holder.__talkbackDb;
  holder.__talkbackDb = undefined;
  await held?.client.end({ timeout: 3 });
}

/** Brings the schema of `url` up to date. Safe to run from several processes: an advisory lock queues them. */
export async function migrateDb(url: string, folder: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(7283551)`;
    await migrate(drizzle(client, { casing: 'snake_case' }), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 3 });
  }
}

/** The SQLSTATE and constraint of a failed query, wherever the driver put them. */
export function sqlError(error: unknown): { code: string; constraint: string | null } | null {
  for (let e = error as { code?: unknown; constraint_name?: unknown; cause?: unknown } | null; e; e = e.cause as typeof e) {
    if (typeof e.code === 'string' && /^[0-9A-Z]{5}$/.test(e.code)) {
      return { code: e.code, constraint: typeof e.constraint_name === 'string' ? e.constraint_name : null };
    }
  }
  return null;
}
