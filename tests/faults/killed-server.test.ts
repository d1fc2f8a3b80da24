import { afterEach, describe, expect, it } from 'vitest';
import { db } from '#db/client.server.ts';
import { notes } from '#db/schema/index.ts';
import { freePort, type RunningServer, startServer } from '#tests/setup/server.ts';
import { databaseOf } from '#tests/setup/database-of.ts';
import { type DataDir, endDatabase, furnish, isAlive, newDataDir, openDatabaseIn, until } from './house.ts';
import { gaps, type Listener, listen } from './listener.ts';

const CLIENTS = 3;
const NOTES_EACH = 16;

let data: DataDir;
let server: RunningServer | null = null;
const listeners: Listener[] = [];

afterEach(async () => {
  for (const listener of listeners.splice(0)) listener.close();
  await server?.kill();
  server = null;
  await data.remove();
});

describe('a server that is killed while notes come in', { timeout: 90_000 }, () => {
  it.each([
    { what: 'its database lives on and is taken over', alsoDatabase: false },
    { what: 'its database is killed as well and recovers', alsoDatabase: true },
  ])('keeps every acknowledged note, and nobody misses an event ($what)', async ({ alsoDatabase }) => {
    data = await newDataDir();
    const env = { DATA_DIR: data.dir, PORT: String(await freePort()) };
    server = await startServer({ env });
    await openDatabaseIn(data.dir);
    const { trackId, versionId, tokens, staffToken } = await furnish(CLIENTS);
    const engineer = listen(server.url, staffToken, trackId);
    const clients = tokens.map((token) => listen((server as RunningServer).url, token, trackId));
    listeners.push(engineer, ...clients);

    const acknowledged = new Set<string>();
    const writing = clients.map(async (client, who) => {
      for (let n = 0; n < NOTES_EACH; n += 1) acknowledged.add(await client.post(versionId, n * 1000, `client ${who + 1}, note ${n + 1}`));
    });

    for (const share of [0.25, 0.6]) {
      await until(() => acknowledged.size >= share * CLIENTS * NOTES_EACH, 'notes to be acknowledged');
      await server.kill();
      const left = await databaseOf(data.dir);
      expect(left && isAlive(left.pid), 'PostgreSQL outlives a killed server').toBe(true);
      if (alsoDatabase) await endDatabase(data.dir, 'SIGKILL');
      const promised = new Set(acknowledged);
      server = await startServer({ env });
      expect((await databaseOf(data.dir))?.pid === left?.pid).toBe(!alsoDatabase);
      await openDatabaseIn(data.dir);
      const kept = new Set((await db().select({ id: notes.id }).from(notes)).map(({ id }) => id));
      expect([...promised].filter((id) => !kept.has(id))).toEqual([]);
    }
    await Promise.all(writing);

    const rows = await db().select({ id: notes.id }).from(notes);
    expect(rows).toHaveLength(CLIENTS * NOTES_EACH);
    expect(new Set(rows.map(({ id }) => id))).toEqual(acknowledged);
    for (const listener of [engineer, ...clients]) {
      await until(() => listener.events.size >= rows.length, 'every event to arrive');
      expect(listener.connections()).toBeGreaterThanOrEqual(3);
      expect(gaps(listener)).toEqual([]);
      const told = [...listener.events.values()].flatMap((event) => (event.type === 'note.created' ? [event.data.note.id] : []));
      expect(told.sort()).toEqual([...acknowledged].sort());
    }
  });
});
