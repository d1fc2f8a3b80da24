import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDb, db } from '#db/client.server.ts';

/**
 * Gives the calling test file a database of its own, cloned from the migrated template, and a data
 * directory of its own; `db()` and `env()` of this process point at them.
 * @returns `url()` of the clone, `raw()` for SQL as somebody with a console would run it.
 */
export function useDatabase() {
  const name = `talkback_test_${randomBytes(6).toString('hex')}`;
  let dir = '';
  let raw: postgres.Sql | null = null;
  const url = () => Object.assign(new URL(inject('adminUrl')), { pathname: `/${name}` }).href;

  beforeAll(async () => {
    const admin = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} });
    await admin.unsafe(`create database ${name} template talkback_template`);
    await admin.end();
    dir = await mkdtemp(path.join(tmpdir(), 'talkback-data-'));
    Object.assign(process.env, { DATABASE_URL: url(), DATA_DIR: dir, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent', DEMO: '0' });
    raw = postgres(url(), { max: 2, onnotice: () => {} });
  });

  afterAll(async () => {
    await raw?.end();
    await closeDb();
    const admin = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} });
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    await admin.end();
    await rm(dir, { recursive: true, force: true });
  });

  return { db, url, dataDir: () => dir, raw: () => raw as postgres.Sql };
}
