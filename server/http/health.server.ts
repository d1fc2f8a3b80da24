import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { Router } from 'express';
import { collectDefaultMetrics, register } from 'prom-client';
import { db } from '#db/client.server.ts';
import { env, isLoopback } from '../platform/env.server.ts';

/** `/healthz`, `/readyz`, `/metrics`. */
export function health(): Router {
  const router = Router();
  register.clear();
  collectDefaultMetrics();

  router.get('/healthz', (_request, response) => void response.type('text/plain').send('ok'));

  router.get('/readyz', async (_request, response) => {
    const checks = { database: db().execute(sql`select 1`), migrations: db().execute(sql`select 1 from studios limit 1`), storage: access(env().DATA_DIR, constants.W_OK) };
    const entries = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await Promise.resolve(check).then(() => 'ok', () => 'not ready')] as const),
    );
    response.status(entries.every(([, state]) => state === 'ok') ? 200 : 503).json(Object.fromEntries(entries));
  });

  router.get('/metrics', async (request, response) => {
    const token = env().METRICS_TOKEN;
    const allowed = token ? request.headers.authorization === `Bearer ${token}` : isLoopback((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
    if (!allowed) return void response.status(404).end();
    response.type(register.contentType).send(await register.metrics());
  });
  return router;
}
