import type { SlotView } from '#app/contracts/bookings.ts';
import type { MapView } from '#app/contracts/song-map.ts';
import type { StaleView } from '#app/contracts/triage.ts';

/** What a service refuses with; every door turns it into its own words. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'stale'
  | 'rate_limited'
  | 'unavailable';

export const HTTP_STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  stale: 409,
  rate_limited: 429,
  unavailable: 503,
};

/** An expected refusal: `message` is for a person, says what happened and what to do. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Messages by field of the input. */
    readonly fields: Record<string, string[]> = {},
    /** Of `rate_limited`: when trying again makes sense. */
    readonly retryAfterSeconds?: number,
    /** What helps to go on: the next free times; of `stale`, the request as it is now and what changed, or the track's map. */
    readonly more: { slots?: SlotView[]; current?: StaleView; map?: MapView } = {},
  ) {
    super(message);
  }
}

export const notFound = (): ServiceError =>
  new ServiceError('not_found', 'It does not exist, or you have not been invited to it.');
