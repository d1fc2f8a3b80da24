import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import type { House } from './house.server.ts';

/** Bootstrap only: http, Vite or the build, listen, shut down. App code comes through the Remix build's entry. */

type HouseEntry = { openHouse: (options: { root: string }) => Promise<House> };
type Build = ServerBuild & { entry: { module: HouseEntry } };

const root = process.cwd();
const dev = process.env.NODE_ENV === 'development';
const workerOnly = process.env.ROLES === 'worker';

const app = express();
const server = createServer(app);
server.keepAliveTimeout = 65_000;
// An upload may take hours; the upload door closes silent connections itself.
server.requestTimeout = 0;

const vite = dev
  ? await import('vite').then((v) => v.createServer({ server: { middlewareMode: true, hmr: { server } } }))
  : null;
const load = async (): Promise<Build> =>
  (vite
    ? await vite.ssrLoadModule('virtual:remix/server-build')
    : await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)) as Build;

function failed(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const build = await load().catch(failed);
const house = await build.entry.module.openHouse({ root }).catch(failed);

let closing = false;
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  const overdue = setTimeout(() => process.exit(1), 9000);
  overdue.unref();
  server.close();
  server.closeIdleConnections();
  await house.close();
  server.closeAllConnections();
  await vite?.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close());

if (workerOnly) {
  console.log('The worker is waiting for jobs.');
} else {
  house.mount(app, { dev });
  if (vite) app.use(vite.middlewares);
  app.all('*', createRequestHandler({ build: vite ? load : build, getLoadContext: house.context }));
  house.attach(server);
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${house.port} is taken. Stop what listens there, or start with PORT=${house.port + 1} npm start`
        : error.message,
    );
    void house.close().finally(() => process.exit(1));
  });
  server.listen(house.port, house.host, () => {
    void house.greeting().then((text) => console.log(text));
  });
}
