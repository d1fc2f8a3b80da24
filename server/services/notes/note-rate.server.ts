import { rateLimit } from '../../platform/rate-limit.server.ts';
import { ServiceError } from '../errors.server.ts';

/** Far above anybody's typing; an outbox that empties itself after a day offline waits and goes on. */
const notes = rateLimit('notes', { points: 120, seconds: 60 });

/** @throws ServiceError `rate_limited` when this person sends more than two notes a second for a minute. */
export async function limitNotes(userId: string): Promise<void> {
  const taken = await notes.take(userId);
  if (!taken.ok) {
    const { retryAfterSeconds } = taken;
    throw new ServiceError('rate_limited', `That was a lot at once. Your notes are kept; they go on in ${retryAfterSeconds} s.`, {}, retryAfterSeconds);
  }
}
