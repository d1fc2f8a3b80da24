import type { Express, Request, Response } from 'express';
import { clock } from '../platform/clock.server.ts';
import { log } from '../platform/log.server.ts';
import { readFeed } from '../services/calendar/read-feed.server.ts';
import { matchesTag } from './range.ts';

/**
 * `/calendar/:secret.ics`: a person's bookings for calendar programs, which bring no session. The
 * address is the key, so it goes into no log and no cache but the caller's; all else here is not found.
 */
export function mountCalendar(app: Express): void {
  app.get('/calendar/:secret.ics', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log().error({ err: error }, 'a calendar feed could not be made');
      if (!response.headersSent) response.status(500).type('text/plain').send('Something broke on our side');
    });
  });
  // The page of the same name lies at the address itself.
  app.use('/calendar', (request, response, next) => (request.path === '/' ? next() : refuse(response)));
}

async function answer(request: Request, response: Response): Promise<void> {
  const feed = await readFeed(request.params.secret ?? '', clock.now());
  if (feed === null) return refuse(response);
  const etag = `"${feed.tag}"`;
  response.set({ ETag: etag, 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' });
  if (matchesTag(request.headers['if-none-match'], etag)) return void response.status(304).end();
  response.set({ 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="sessions.ics"' }).send(await feed.file());
}

const refuse = (response: Response): void => void response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('Not found');
