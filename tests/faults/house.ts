import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, db } from '#db/client.server.ts';
import { databaseOf, urlOfDatabase } from '#tests/setup/database-of.ts';
import { addHouse, addPerson } from '#tests/factories/studio.ts';
import { projectMembers } from '#db/schema/index.ts';
import type { Actor } from '#server/auth/actor.server.ts';
import { newToken } from '#server/auth/api-tokens.server.ts';
import { insertApiToken } from '#db/queries/api-tokens.server.ts';
import { v7 } from 'uuid';

export type DataDir = { dir: string; remove: () => Promise<void> };

/** A data directory that outlives the servers started on it; `remove` ends a database left in it. */
export async function newDataDir(): Promise<DataDir> {
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-faults-'));
  return {
    dir,
    remove: async () => {
      await closeDb();
      await endDatabase(dir, 'SIGINT');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Ends the database in `dir` and waits until its process is gone. */
export async function endDatabase(dir: string, signal: NodeJS.Signals): Promise<void> {
  const found = await databaseOf(dir);
  if (!found || !isAlive(found.pid)) return;
  process.kill(found.pid, signal);
  await until(() => !isAlive(found.pid), 'the database to end');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for something that becomes true. @throws when it has not after `within` milliseconds. */
export async function until(isTrue: () => boolean | Promise<boolean>, what: string, within = 20_000): Promise<void> {
  for (const end = Date.now() + within; Date.now() < end; ) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`waited ${within} ms for ${what}`);
}

/** Points `db()` of this process at the database that the server on `dir` runs now. */
export async function openDatabaseIn(dir: string): Promise<void> {
  await closeDb();
  process.env.DATABASE_URL = await urlOfDatabase(dir);
}

/** A studio with one track and `clients` members, each with a token that may read and write notes. */
export async function furnish(clients: number): Promise<{ trackId: string; versionId: string; tokens: string[]; staffToken: string }> {
  const house = await addHouse(db());
  const tokens: string[] = [];
  for (let i = 0; i < clients; i += 1) {
    const person = await addPerson(db(), 'client', `client ${i + 1}`);
    await db().insert(projectMembers).values({ projectId: house.projectId, userId: person.userId, createdAt: new Date() });
    tokens.push(await tokenOf(person));
  }
  return { trackId: house.trackId, versionId: house.versionId, tokens, staffToken: await tokenOf(house.engineer) };
}

async function tokenOf(actor: Actor): Promise<string> {
  const { token, prefix, tokenHash } = newToken();
  const scopes = ['read', 'notes', 'versions', 'manage'];
  await insertApiToken(db(), { id: v7(), userId: actor.userId as string, name: 'test', prefix, tokenHash, scopes, createdAt: new Date() });
  return token;
}
