import express, { type Express } from 'express';
import { API, apiRouter } from './api/router.server.ts';
import { mountBlindMedia } from './blind-media.server.ts';
import { mountCalendar } from './calendar.server.ts';
import { compress } from './compress.server.ts';
import { health } from './health.server.ts';
import { mountMedia, mountMediaForOthers } from './media.server.ts';
import { precompressed } from './precompressed.ts';
import { assetHeaders, authenticate, headers, nonce, originCheck } from './security.server.ts';
import { mountTestClock } from './test-clock.server.ts';
import { mountUploads } from './uploads.server.ts';
import { mountVoice } from './voice.server.ts';

/** The order of the front door: who may come in, then what needs no page. */
export function mountBefore(app: Express, { dev }: { dev: boolean }): void {
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(health());
  mountMedia(app);
  if (!dev) mountBuild(app);
  app.use(nonce, headers({ dev }));
  app.use(originCheck);
  mountTestClock(app);
  app.use(compress());
  mountCalendar(app);
  app.use(authenticate);
  mountUploads(app);
  mountBlindMedia(app);
  mountVoice(app);
  mountMediaForOthers(app);
  app.use(API, apiRouter());
}

/** What the build made for browsers; who asks for it does not matter. */
function mountBuild(app: Express): void {
  app.use('/assets', assetHeaders, precompressed('build/client/assets'), express.static('build/client/assets', { immutable: true, maxAge: '1y' }));
  app.use(express.static('build/client', { maxAge: '1h', setHeaders: (response) => response.setHeader('X-Content-Type-Options', 'nosniff') }));
}
