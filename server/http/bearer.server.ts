import type { RequestHandler } from 'express';
import { actorFromToken } from '../auth/api-tokens.server.ts';
import { clock } from '../platform/clock.server.ts';
import type { Locals } from './context.server.ts';

/**
 * Lets scripts in by `Authorization: Bearer …`, in place of whom a cookie says. A token that does not
 * open is refused with 401 rather than taken for nobody, so that its owner learns why.
 */
export const bearer: RequestHandler = (request, response, next) => {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return next();
  actorFromToken(token, clock.now()).then((actor) => {
    if (!actor) return void response.status(401).type('text/plain').send('This token does not open anything. Make a new one in the settings.');
    Object.assign(response.locals, { actor, sessionId: null } satisfies Partial<Locals>);
    next();
  }, next);
};
