import type { RequestHandler } from 'express';
import { scopeFor } from '#app/domain/access/access.ts';
import type { Actor } from '../../auth/actor.server.ts';
import { actorFromToken } from '../../auth/api-tokens.server.ts';
import { clock } from '../../platform/clock.server.ts';
import { addressKey, rateLimit } from '../../platform/rate-limit.server.ts';
import { ServiceError } from '../../services/errors.server.ts';
import type { Locals } from '../context.server.ts';
import type { Operation } from './operation.server.ts';
import { unauthenticated } from './problems.server.ts';

/** A hundred a second for a minute: no script needs more, a runaway one is stopped. */
const perPerson = rateLimit('api', { points: 6000, seconds: 60 });
const perAddress = rateLimit('api-address', { points: 300, seconds: 60 });

async function actorOf(authorization: string, ip: string): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const actor = token ? await actorFromToken(token, clock.now()) : null;
  if (actor) return actor;
  await limited(perAddress.take(addressKey(ip)));
  throw unauthenticated('This token does not open anything. Make a new one in the settings.');
}

async function limited(asked: ReturnType<typeof perPerson.take>): Promise<void> {
  const taken = await asked;
  if (!taken.ok) throw new ServiceError('rate_limited', `That was a lot at once. Go on in ${taken.retryAfterSeconds} s.`, {}, taken.retryAfterSeconds);
}

/** Who calls: by bearer token, else whom the session cookie named before. */
export const caller: RequestHandler = (request, response, next) => {
  const locals = response.locals as Partial<Locals>;
  const ip = request.ip ?? 'unknown';
  const work = async () => {
    if (request.headers.authorization !== undefined) {
      Object.assign(locals, { actor: await actorOf(request.headers.authorization, ip), sessionId: null } satisfies Partial<Locals>);
    }
    const userId = locals.actor?.userId;
    await limited(userId ? perPerson.take(userId) : perAddress.take(addressKey(ip)));
  };
  work().then(() => next(), next);
};

/** Refuses before anything is read whom no input could let in: nobody, and a token without the scope. */
export function mayAsk(actor: Actor, { actions }: Operation): void {
  if (actor.role === 'nobody') throw unauthenticated();
  const { scopes } = actor;
  if (!scopes || actions.some((action) => scopes.includes(scopeFor(action) as (typeof scopes)[number]))) return;
  throw new ServiceError('forbidden', `This token lacks the scope ${[...new Set(actions.map(scopeFor))].join(' or ')}. Make one with it in the settings.`);
}
