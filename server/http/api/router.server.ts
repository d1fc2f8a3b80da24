import { json, type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { fieldErrors } from '#app/contracts/field-errors.ts';
import { notFound, ServiceError } from '../../services/errors.server.ts';
import type { FileAnswer } from '../../services/exchange/export-requests.server.ts';
import { requestContext } from '../context.server.ts';
import { sendFile } from '../send-file.server.ts';
import { caller, mayAsk } from './caller.server.ts';
import { openApi } from './openapi.server.ts';
import { FileOutput, type Operation, parametersOf } from './operation.server.ts';
import { OPERATIONS } from './operations/index.server.ts';
import { HttpProblem, problems } from './problems.server.ts';

export const API = '/api/v1';

const hasBody = ({ method }: Operation): boolean => method === 'POST' || method === 'PATCH';
const readJson = json({ limit: '256kb', type: ['application/json', 'application/*+json'] });

/** Bodies are JSON; a POST that says all in its path needs none. */
const jsonOnly: RequestHandler = (request, _response, next) => {
  const sent = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!sent || request.is(['application/json', 'application/*+json'])) return next();
  next(new HttpProblem(415, 'Not JSON', 'Send the body as JSON, with `Content-Type: application/json`.'));
};

/** The JSON API, to be mounted at `API` behind `originCheck` and `authenticate`. */
export function apiRouter(): Router {
  const router = Router({ strict: false, caseSensitive: true });
  router.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'private, no-store', Vary: 'Authorization, Cookie' });
    next();
  });
  const description = openApi(OPERATIONS);
  router.get('/openapi.json', (_request, response) => void response.json(description));
  router.use(caller);
  for (const [path, operations] of byPath(OPERATIONS)) {
    for (const operation of operations) {
      const method = operation.method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
      router[method](path, admit(operation), ...(hasBody(operation) ? [jsonOnly, readJson] : []), serve(operation));
    }
    router.all(path, otherMethods(operations));
  }
  router.use((request, _response, next) => next(new HttpProblem(404, 'Not found', `There is no ${request.path} here; ${API}/openapi.json lists what there is.`)));
  router.use(problems);
  return router;
}

function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  return paths;
}

function otherMethods(operations: Operation[]): RequestHandler {
  const methods = operations.map(({ method }) => method);
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request, response, next) => {
    response.set('Allow', allowed);
    if (request.method === 'OPTIONS') return void response.status(204).end();
    next(new HttpProblem(405, 'No such method', `${request.method} does nothing here; ${allowed} do.`));
  };
}

const admit = (operation: Operation): RequestHandler => (request, response, next) => {
  mayAsk(requestContext(request, response).actor, operation);
  next();
};

const serve = (operation: Operation): RequestHandler => (request, response, next) => {
  const work = async () => {
    const call = requestContext(request, response).call();
    const result = await operation.handle(call, inputOf(operation, request) as never);
    response.status(operation.status);
    if (operation.output === null) return void response.end();
    if (operation.output instanceof FileOutput) return sendFile(request, response, result as FileAnswer);
    const { id } = result as { id?: unknown };
    if (operation.status === 201 && typeof id === 'string') response.location(`${API}${operation.location ?? operation.path}/${id}`);
    response.json(result);
  };
  work().catch(next);
};

const isId = (value: unknown): boolean => z.uuid().safeParse(value).success;

function inputOf(operation: Operation, request: Request): unknown {
  const params = request.params as Record<string, string>;
  if (parametersOf(operation.path).some((name) => !isId(params[name]))) throw notFound();
  const given: unknown = hasBody(operation) ? (request.body ?? {}) : request.query;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new HttpProblem(400, 'Not an object', 'Send a JSON object.');
  const known = operation.input instanceof z.ZodObject ? Object.keys(operation.input.shape) : null;
  if (!hasBody(operation) && known) unknownFilters(given, known);
  const parsed = operation.input.safeParse({ ...given, ...params });
  if (!parsed.success) throw new ServiceError('invalid', parsed.error.issues[0]?.message ?? 'The input is wrong.', fieldErrors(parsed.error));
  return parsed.data;
}

/** A filter that is overlooked would answer something else than was asked. */
function unknownFilters(query: object, known: string[]): void {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new ServiceError('invalid', `There is no parameter ${unknown.join(', ')} here.`, Object.fromEntries(unknown.map((name) => [name, [`Known are ${known.join(', ')}.`]])));
}
