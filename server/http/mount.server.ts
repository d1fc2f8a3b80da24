import compression from 'compression';
import type { Express } from 'express';
import { API, apiRouter } from './api/router.server.ts';
import { health } from './health.server.ts';
import { mountMedia, mountMediaForOthers } from './media.server.ts';
import { authenticate, headers, nonce, originCheck } from './security.server.ts';
import { mountUploads } from './uploads.server.ts';

/** The order of the front door: who may come in, then what needs no page. */
export function mountBefore(app: Express, { dev }: { dev: boolean }): void {
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(health());
  mountMedia(app);
  app.use(nonce, headers({ dev }));
  app.use(originCheck);
  app.use(compression());
  app.use(authenticate);
  mountUploads(app);
  mountMediaForOthers(app);
  app.use(API, apiRouter());
}
