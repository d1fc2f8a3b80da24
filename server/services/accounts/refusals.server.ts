import { ServiceError } from '../errors.server.ts';

/** Too many tries: says when to come back. */
export function tooMany(seconds: number): ServiceError {
  const minutes = Math.ceil(seconds / 60);
  return new ServiceError('rate_limited', `That was a lot of tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`, {}, seconds);
}

export const addressTaken = (): ServiceError =>
  new ServiceError('conflict', 'There is an account with this address.', { email: ['There is an account with this address. Sign in with it, or use another.'] });

/** A link that was used, taken back or has run out; which of these is not said. */
export const linkClosed = (what: 'invitation' | 'password link'): ServiceError =>
  new ServiceError('not_found', `This ${what} does not open any more. It was used, taken back, or has run out.`);

/** For what only a signed-in person may do, not a script by token. */
export const personOnly = (): ServiceError => new ServiceError('forbidden', 'Only a signed-in person can do this.');
