import { data } from '@remix-run/node';
import { isRouteErrorResponse } from '@remix-run/react';
import type { ErrorRequestHandler } from 'express';
import { log } from '../platform/log.server.ts';
import { HTTP_STATUS, ServiceError } from '../services/errors.server.ts';

/** Remix's hook for what a loader, action or render threw: expected refusals are not errors of the server. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || error instanceof ServiceError || isRouteErrorResponse(error)) return;
  log().error({ err: error, url: request.url }, 'a request failed');
}

/**
 * Runs a route's work and turns a service's refusal into a Remix response error,
 * which the nearest error boundary shows.
 */
export async function orRefuse<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ServiceError) {
      throw data({ code: error.code, message: error.message, fields: error.fields }, { status: HTTP_STATUS[error.code] });
    }
    throw error;
  }
}

/** The last Express handler: an RFC 9457 problem without details of the inside. */
export const problem: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ServiceError) {
    response
      .status(HTTP_STATUS[error.code])
      .type('application/problem+json')
      .send(JSON.stringify({ type: `/problems/${error.code}`, title: error.message, status: HTTP_STATUS[error.code], instance: request.originalUrl }));
    return;
  }
  const status = (error as { status?: unknown }).status;
  const known = typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
  if (known === 500) log().error({ err: error, url: request.originalUrl }, 'a request failed');
  response
    .status(known)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: known === 500 ? 'Something broke on our side' : 'The request could not be read', status: known, instance: request.originalUrl }));
};
