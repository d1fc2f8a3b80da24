import type { Express, Request, RequestHandler, Response } from 'express';
import { type OpenedBlindSound, openBlindSound } from '../services/blind/open-blind-sound.server.ts';
import { ServiceError } from '../services/errors.server.ts';
import { bearer } from './bearer.server.ts';
import { requestContext } from './context.server.ts';
import { FENCE, refuse } from './media.server.ts';
import { parseRange } from './range.ts';
import { sent } from './sent.server.ts';

const ROUTE = '/media/blind/:testId/:trial/:file';

/**
 * Nothing here may differ between two slots of a test: same names of headers, same sizes. Nobody keeps a copy, and
 * nobody on the way may compress, since the size would tell which sound it is.
 */
const HEADERS = { ...FENCE, 'Cache-Control': 'no-store, no-transform', Vary: 'Cookie, Authorization' };

/** `/media/blind/:testId/:trial/:slot.pcm` and its index `.json`. Stands after `authenticate`. */
export function mountBlindMedia(app: Express): void {
  const handler: RequestHandler = (request, response, next) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) return next(error);
      response.destroy();
    });
  };
  app.get(ROUTE, bearer, handler);
}

async function serve(request: Request, response: Response): Promise<void> {
  const { testId = '', trial = '', file = '' } = request.params;
  const [, slot = '', kind = ''] = /^([a-z0-9]+)\.(pcm|json)$/.exec(file) ?? [];
  const asked = { testId, trial: Number(trial), slot };
  const opened = await openBlindSound(requestContext(request, response).call(), asked).catch((error: unknown) => {
    if (error instanceof ServiceError) return null;
    throw error;
  });
  if (!opened) return refuse(response, 404);
  if (kind === 'pcm') return sendSound(request, response, opened);
  const body = JSON.stringify(opened.index);
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function sendSound(request: Request, response: Response, { size, slice }: OpenedBlindSound): Promise<void> {
  const headers: Record<string, string> = { ...HEADERS, 'Accept-Ranges': 'bytes', 'Content-Type': 'application/octet-stream' };
  const asked = parseRange(request.headers.range, size);
  if (asked === 'outside') return void response.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': '0' }).end();
  const range = asked === 'whole' ? { start: 0, end: size - 1 } : asked;
  headers['Content-Length'] = String(range.end - range.start + 1);
  if (asked !== 'whole') headers['Content-Range'] = `bytes ${range.start}-${range.end}/${size}`;
  if (request.method === 'HEAD') return void response.writeHead(asked === 'whole' ? 200 : 206, headers).end();
  for await (const piece of slice(range)) {
    // What cannot be decoded is found out before the first byte is promised.
    if (!response.headersSent) response.writeHead(asked === 'whole' ? 200 : 206, headers);
    if (!(await sent(response, piece))) return;
  }
  response.end();
}
