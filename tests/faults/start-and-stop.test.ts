import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { db } from '#db/client.server.ts';
import { PEOPLE, REFERENCES, STEPS } from '#db/demo/script.ts';
import { projects, users, versions } from '#db/schema/index.ts';
import { databaseOf } from '#tests/setup/database-of.ts';
import { freePort, type RunningServer, startServer } from '#tests/setup/server.ts';
import { type DataDir, isAlive, newDataDir, openDatabaseIn, until } from './house.ts';

const running: RunningServer[] = [];
let data: DataDir;

async function start(env: Record<string, string>, within = 90_000): Promise<RunningServer> {
  const server = await startServer({ env: { DATA_DIR: data.dir, ...env }, within });
  running.push(server);
  return server;
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.kill();
  await data.remove();
});

const isReady = async ({ url }: RunningServer): Promise<boolean> => (await fetch(`${url}/readyz`)).ok;
const said = (starting: Promise<RunningServer>): Promise<string> => starting.then(() => 'it started', String);

describe('starting and stopping', { timeout: 120_000 }, () => {
  it('ends at once when asked to, and stops its database cleanly', async () => {
    data = await newDataDir();
    const server = await start({});
    const database = await databaseOf(data.dir);
    const asked = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - asked, 'interface.md: within about a second').toBeLessThan(5000);
    expect(database && isAlive(database.pid)).toBe(false);
    expect(await databaseOf(data.dir), 'a clean stop takes its pid file away').toBeNull();
    expect(server.output()).not.toMatch(/error|warn|terminating/i);
    expect(await isReady(await start({}))).toBe(true);
  });

  it('refuses a second server on the same data, and leaves the first one and its database alone', async () => {
    data = await newDataDir();
    const first = await start({});
    const database = await databaseOf(data.dir);
    const words = await said(start({}));
    expect(words).toContain(`A Talkback server (process ${first.pid}) already uses`);
    expect(words).not.toMatch(/ {4}at /);
    expect((await databaseOf(data.dir))?.pid).toBe(database?.pid);
    expect(await isReady(first)).toBe(true);
    expect(await first.stop()).toBe(0);
    expect(await isReady(await start({}))).toBe(true);
  });

  it('says which port is taken and how to choose another, and leaves no database behind', async () => {
    data = await newDataDir();
    const port = await freePort();
    const squatter = await listenOn(port);
    try {
      const words = await said(start({ PORT: String(port) }));
      expect(words).toContain(`Port ${port} is taken`);
      expect(words).toContain('PORT=');
      expect(words).not.toMatch(/ {4}at /);
      expect(await databaseOf(data.dir)).toBeNull();
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
    expect(await isReady(await start({ PORT: String(port) }))).toBe(true);
  });

  it.each([
    { when: 'while its songs are rendered', reached: async () => existsSync(path.join(data.dir, 'demo-songs')) },
    { when: 'while its story is told', reached: async () => (await db().select({ id: versions.id }).from(versions).where(eq(versions.state, 'ready'))).length > 0 },
  ])('makes the whole demo after a kill $when', { timeout: 360_000 }, async ({ reached }) => {
    data = await newDataDir();
    const cutOff = startServer({ env: { DATA_DIR: data.dir, DEMO: '1' }, within: 90_000 }).then(() => 'ready', () => 'cut off');
    await until(() => isMigrated(data.dir), 'the tables', 60_000);
    await until(reached, 'the demo to be half made', 80_000);
    process.kill(await serverOf(data.dir), 'SIGKILL');
    expect(await cutOff).toBe('cut off');

    // A demo is rendered from nothing: ten seconds on an idle machine, minutes on a busy one.
    const second = await start({ DEMO: '1' }, 200_000);
    expect(second.output()).toMatch(/engineer {2}http.*\n.*client {4}http/);
    await openDatabaseIn(data.dir);
    const titles = (await db().select().from(projects)).map(({ title }) => title);
    expect(titles).toEqual([...new Set(titles)]);
    expect(titles.length).toBeGreaterThanOrEqual(2);
    expect((await db().select().from(users)).length).toBe(Object.keys(PEOPLE).length);
    const mixes = await db().select({ state: versions.state }).from(versions);
    expect(mixes.length).toBe(STEPS.filter((step) => step.do === 'publish').length + REFERENCES.length);
    expect(mixes.every(({ state }) => state === 'ready')).toBe(true);
    expect(existsSync(path.join(data.dir, 'demo-songs')), 'what was rendered is cleared away').toBe(false);
  });
});

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Whether the database in `dir` is up and has its tables; `db()` is open on it then. */
async function isMigrated(dir: string): Promise<boolean> {
  return openDatabaseIn(dir).then(() => db().select().from(users)).then(() => true, () => false);
}

const serverOf = async (dir: string): Promise<number> => Number(await readFile(path.join(dir, 'server.pid'), 'utf8'));
