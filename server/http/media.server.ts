import type { ServerResponse } from 'node:http';
import type { Express, Request, RequestHandler, Response } from 'express';
import { sessionIdIn } from '../auth/sessions.server.ts';
import { ServiceError } from '../services/errors.server.ts';
import { type MediaCaller, type OpenedMedia, openMedia } from '../services/versions/open-media.server.ts';
import { attachment } from './attachment.ts';
import { bearer } from './bearer.server.ts';
import { requestContext } from './context.server.ts';
import { type OpenFile, openFiles } from './open-files.server.ts';
import { matchesTag, parseRange } from './range.ts';
import { sendSlice } from './send-slice.server.ts';

const ROUTE = '/media/:versionId/:file';
const TYPES: Record<string, string> = { flac: 'audio/flac', opus: 'audio/ogg', json: 'application/json' };
const files = openFiles();

/**
 * `/media/:versionId/:file` for listeners with a session cookie, who are nearly all. It stands before
 * the rest of the front door and asks session and rights in one query; who comes otherwise goes on.
 */
export function mountMedia(app: Express): void {
  app.get(ROUTE, (request, response, next) => {
    const session = request.headers.authorization === undefined && sessionIdIn(request.headers.cookie);
    if (!session) return next();
    serve({ session }, request, response).catch(next);
  });
}

/** The same for programs with a token; everybody else finds nothing here. Stands after `authenticate`. */
export function mountMediaForOthers(app: Express): void {
  const handler: RequestHandler = (request, response, next) => {
    serve({ call: requestContext(request, response).call() }, request, response).catch(next);
  };
  app.get(ROUTE, bearer, handler);
  app.use('/media', (_request, response) => refuse(response, 404));
}

async function serve(caller: MediaCaller, request: Request, response: Response): Promise<void> {
  const { versionId = '', file = '' } = request.params;
  const opened = await openMedia(caller, versionId, file).catch((error: unknown) => {
    if (error instanceof ServiceError) return error;
    throw error;
  });
  if (opened instanceof ServiceError) return refuse(response, opened.code === 'forbidden' ? 403 : 404, opened.message);
  await sendKept(request, response, opened.path, headersOf(file, opened));
}

/** Sends a kept file, or the part of it that is asked for, with its ETag; 404 where it is not there. */
export async function sendKept(request: Request, response: Response, path: string, headers: Record<string, string>): Promise<void> {
  const found = await files.take(path);
  if (!found) return refuse(response, 404);
  try {
    await answer(request, response, found, { ...headers, ETag: found.etag });
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy();
  } finally {
    found.giveBack();
  }
}

async function answer(request: Request, response: ServerResponse, { handle, size, etag }: OpenFile, headers: Record<string, string>): Promise<void> {
  if (matchesTag(request.headers['if-none-match'], etag)) return void response.writeHead(304, headers).end();
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === etag ? parseRange(request.headers.range, size) : 'whole';
  if (range === 'outside') return void response.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': '0' }).end();
  const slice = range === 'whole' ? { start: 0, end: size - 1 } : range;
  headers['Content-Length'] = String(slice.end - slice.start + 1);
  if (range !== 'whole') headers['Content-Range'] = `bytes ${slice.start}-${slice.end}/${size}`;
  response.writeHead(range === 'whole' ? 200 : 206, headers);
  if (request.method === 'HEAD' || size === 0) return void response.end();
  await sendSlice(response, handle, slice);
}

function headersOf(file: string, { downloadAs }: OpenedMedia): Record<string, string> {
  return {
    ...FENCE,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, immutable, max-age=31536000',
    Vary: 'Cookie, Authorization',
    'Content-Type': (downloadAs === null && TYPES[file.split('.').at(-1) ?? '']) || 'application/octet-stream',
    ...(downloadAs === null ? {} : { 'Content-Disposition': attachment(downloadAs) }),
  };
}

/** A file somebody uploaded is data, whatever it claims to be, and only for our own pages. */
export const FENCE = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Referrer-Policy': 'same-origin',
};

export function refuse(response: ServerResponse, status: 403 | 404, message = 'Not found'): void {
  response.writeHead(status, { ...FENCE, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(message);
}

