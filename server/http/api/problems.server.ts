import type { ErrorRequestHandler, Request, Response } from 'express';
import type { ProblemView } from '#app/contracts/api.ts';
import { log } from '../../platform/log.server.ts';
import { type ErrorCode, HTTP_STATUS, ServiceError } from '../../services/errors.server.ts';

const TITLES: Record<ErrorCode, string> = {
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  invalid: 'Wrong input',
  conflict: 'Not possible now',
  stale: 'Changed meanwhile',
  rate_limited: 'Too much at once',
  unavailable: 'Not available now',
};

/** Refusals of HTTP itself, which no service knows. */
export class HttpProblem extends Error {
  constructor(
    readonly status: 400 | 404 | 405 | 413 | 415,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail);
  }
}

export const unauthenticated = (detail = 'Send `Authorization: Bearer` with a token made in the settings.') => new ServiceError('unauthenticated', detail);

/** What body-parser throws. */
type ParserError = { type?: string; status?: number };

function fromParser({ type, status }: ParserError): HttpProblem | null {
  if (status === 413) return new HttpProblem(413, 'Too large', 'A body may have at most 256 kB. Files go to /uploads.');
  if (status === 415) return new HttpProblem(415, 'Unknown encoding', 'Send JSON in UTF-8, plain or compressed with gzip.');
  if (type === 'entity.parse.failed') return new HttpProblem(400, 'Not JSON', 'The body is not valid JSON.');
  return status === 400 ? new HttpProblem(400, 'Not readable', 'The request could not be read.') : null;
}

/** Sends RFC 9457 problem details. */
export function sendProblem(request: Request, response: Response, problem: Omit<ProblemView, 'instance'>): void {
  response.status(problem.status).type('application/problem+json');
  response.send(JSON.stringify({ ...problem, instance: request.originalUrl } satisfies ProblemView));
}

/** The API's last handler: every error in one shape, without details of the inside. */
export const problems: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ServiceError) {
    const { code, message, fields, retryAfterSeconds, more } = error;
    if (code === 'unauthenticated') response.set('WWW-Authenticate', challenge(request));
    if (code === 'rate_limited') response.set('Retry-After', String(retryAfterSeconds ?? 60));
    if (code === 'unavailable') response.set('Retry-After', '60');
    const errors = Object.keys(fields).length ? { errors: fields } : {};
    return sendProblem(request, response, { type: `/problems/${code}`, title: TITLES[code], status: HTTP_STATUS[code], detail: message, ...errors, ...more });
  }
  const known = error instanceof HttpProblem ? error : fromParser((error ?? {}));
  if (known) return sendProblem(request, response, { type: 'about:blank', title: known.title, status: known.status, detail: known.detail });
  log().error({ err: error, url: request.originalUrl }, 'an API request failed');
  sendProblem(request, response, { type: 'about:blank', title: 'Something broke on our side', status: 500, detail: 'Try again. If it stays so, the server\'s log says more.' });
};

const challenge = ({ headers }: Request): string =>
  headers.authorization === undefined ? 'Bearer realm="Talkback"' : 'Bearer realm="Talkback", error="invalid_token"';
