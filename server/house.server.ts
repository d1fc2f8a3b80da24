import type { Server } from 'node:http';
import path from 'node:path';
import type { Express, Request, Response } from 'express';
import { closeDb, migrateDb } from '#db/client.server.ts';
import { startEmbedded } from '#db/embedded.server.ts';
import { requestContext, type RequestContext } from './http/context.server.ts';
import { mountBefore } from './http/mount.server.ts';
import { migrateJobs, startWorker, type Worker } from './jobs/worker.server.ts';
import { clock } from './platform/clock.server.ts';
import { type Env, env } from './platform/env.server.ts';
import { log } from './platform/log.server.ts';
import { claimDataDir, secretsIn } from './platform/data-dir.server.ts';
import { attachRealtime, type Realtime } from './realtime/gateway.server.ts';
import { startRelay } from './realtime/relay.server.ts';
import { demoIsHalfMade, dropHalfMadeDemo, ensureStudio, greeting } from './services/studio/ensure-studio.server.ts';
import { sweepUploads } from './services/versions/sweep-uploads.server.ts';

export type House = {
  port: number;
  host: string;
  /** Puts headers, guards, health, media, uploads and the API in front of the pages. */
  mount: (app: Express, options: { dev: boolean }) => void;
  attach: (server: Server) => void;
  context: (request: Request, response: Response) => RequestContext;
  /** What to print once the server listens. */
  greeting: () => Promise<string>;
  /** Says goodbye to sockets, lets jobs finish or be retried, closes the pool, stops the embedded database. */
  close: () => Promise<void>;
};

/**
 * Brings up everything below the pages: configuration, database (embedded where none is given),
 * migrations, demo studio, job worker.
 * @throws an Error with readable lines when the configuration is wrong or the database does not come up.
 */
export async function openHouse({ root }: { root: string }): Promise<House> {
  const settings = env();
  const release = await claimDataDir(settings.DATA_DIR, settings.ROLES);
  const embedded = process.env.DATABASE_URL ? null : await startEmbedded(path.join(settings.DATA_DIR, 'postgres'));
  // A worker beside a server borrows the embedded database; only its server stops it.
  const stopDatabase = async () => {
    await closeDb();
    if (settings.ROLES.includes('web')) await embedded?.stop();
    await release();
  };
  if (embedded) process.env.DATABASE_URL = embedded.url;
  try {
    await prepare(settings, root);
  } catch (error) {
    await stopDatabase();
    throw error;
  }
  const relay = startRelay();
  const worker: Worker | null = settings.ROLES.includes('worker') ? await startWorker() : null;
  let realtime: Realtime | null = null;

  return {
    port: settings.PORT,
    host: settings.HOST,
    mount: mountBefore,
    attach: (server) => {
      realtime = attachRealtime(server);
    },
    context: requestContext,
    greeting,
    close: async () => {
      await realtime?.close();
      await worker?.stop();
      await relay.stop();
      await stopDatabase();
      log().flush();
    },
  };
}

/** Schema, jobs, demo, and what an earlier process left unfinished. */
async function prepare(settings: Env, root: string): Promise<void> {
  await secretsIn(settings.DATA_DIR);
  if (demoIsHalfMade()) await dropHalfMadeDemo();
  await migrateDb(process.env.DATABASE_URL as string, path.join(root, 'db', 'migrations'));
  await migrateJobs();
  if (!settings.ROLES.includes('web')) return;
  await ensureStudio();
  await sweepUploads(clock.now());
}
