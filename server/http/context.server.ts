import type { Request, Response } from 'express';
import { type Actor, type Call, NOBODY } from '../auth/actor.server.ts';
import { clock } from '../platform/clock.server.ts';
import { log, type Logger } from '../platform/log.server.ts';

/** What loaders, actions and handlers get with each request. */
export type RequestContext = {
  /** For this page's script and style tags. */
  nonce: string;
  actor: Actor;
  sessionId: string | null;
  /** The address of the caller, for rate limits. */
  ip: string;
  log: Logger;
  /** Who and when, for a service: reads the clock. */
  call: () => Call;
};

export type Locals = { nonce: string; actor: Actor; sessionId: string | null };

export function requestContext(request: Request, response: Response): RequestContext {
  const { nonce, actor, sessionId } = response.locals as Partial<Locals>;
  const who = actor ?? NOBODY;
  return {
    nonce: nonce ?? '',
    actor: who,
    sessionId: sessionId ?? null,
    ip: request.ip ?? 'unknown',
    log: log(),
    call: () => ({ actor: who, at: clock.now() }),
  };
}
