import compression from 'compression';
import type { RequestHandler } from 'express';

/** Compresses pages and answers. Sound goes as it lies: a compressed piece of a range is no piece of the file. */
export const compress = (): RequestHandler =>
  compression({ filter: (request, response) => !request.path.startsWith('/media/') && compression.filter(request, response) });
