import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeWorkerUtils } from 'graphile-worker';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateDb } from '#db/client.server.ts';
import { startEmbedded } from '#db/embedded.server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
  }
}

/** One PostgreSQL for the run (TEST_DATABASE_URL, else embedded) with a migrated template to clone. */
export default async function setup(project: TestProject) {
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-test-'));
  const given = process.env.TEST_DATABASE_URL;
  const embedded = given ? null : await startEmbedded(dir);
  const adminUrl = given ?? embedded?.url ?? '';
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  if (embedded) await forgetful(admin);
  await admin`drop database if exists talkback_template`;
  await admin`create database talkback_template`;
  const template = Object.assign(new URL(adminUrl), { pathname: '/talkback_template' }).href;
  await migrateDb(template, 'db/migrations');
  const worker = await makeWorkerUtils({ connectionString: template });
  await worker.migrate();
  await worker.release();
  await admin.end();
  project.provide('adminUrl', adminUrl);
  return async () => {
    await embedded?.stop();
    await rm(dir, { recursive: true, force: true });
  };
}

/** Nothing of this database is to outlive the run, so it need not wait for the disk. */
async function forgetful(admin: postgres.Sql): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) await admin.unsafe(`alter system set ${setting} = off`);
  await admin`select pg_reload_conf()`;
}
