import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, expect } from 'vitest';
import { problemView } from '#app/contracts/api.ts';
import type { Scope } from '#app/domain/access/scopes.ts';
import { db } from '#db/client.server.ts';
import { insertApiToken } from '#db/queries/api-tokens.server.ts';
import { newToken } from '#server/auth/api-tokens.server.ts';
import { startSession } from '#server/auth/sessions.server.ts';
import { FileOutput } from '#server/http/api/operation.server.ts';
import { OPERATIONS } from '#server/http/api/operations/index.server.ts';
import { API } from '#server/http/api/router.server.ts';
import { mountBefore } from '#server/http/mount.server.ts';
import { newId } from '#server/platform/ids.server.ts';
import { holdToDescription } from './description.ts';

/** How a caller shows who it is; null shows nothing. */
export type Credentials = Record<'authorization' | 'cookie', string> | { authorization: string } | { cookie: string } | null;

export type Answer<T = Record<string, never>> = { status: number; headers: Headers; body: T };

/** A token of a person with these scopes, whatever their role may make. */
export async function tokenOf(userId: string, ...scopes: Scope[]): Promise<{ authorization: string }> {
  const { token, prefix, tokenHash } = newToken();
  await insertApiToken(db(), { id: newId(), userId, name: 'test', prefix, tokenHash, scopes, createdAt: new Date() });
  return { authorization: `Bearer ${token}` };
}

/** The cookie of a browser that is signed in. */
export async function sessionOf(userId: string): Promise<{ cookie: string }> {
  return { cookie: (await startSession(userId)).split(';')[0] as string };
}

/** The front door on a port of its own in this process; every answer is held to the contract of its operation. */
export function useApi() {
  let server: Server;
  let url = '';

  beforeAll(async () => {
    const app = express();
    mountBefore(app, { dev: false });
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** One request below `/api/v1`; a body is sent as JSON, a string as it is. */
  async function ask<T = never>(who: Credentials, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${url}${API}${path}`, {
      method,
      headers: { ...who, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const file = response.headers.has('content-disposition');
    const answer = { status: response.status, headers: response.headers, body: (file ? bytes : bytes.length ? JSON.parse(bytes.toString()) : null) as T };
    if (method !== 'HEAD') holdToContract(method, path, answer);
    return answer;
  }
  return { ask, url: () => url };
}

const matches = (pattern: string, path: string): boolean => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path.split('?')[0] as string);

function holdToContract(method: string, path: string, { status, headers, body }: Answer<unknown>): void {
  holdToDescription(method, path, status, headers.get('content-type'), body);
  if (status >= 400) {
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problemView.parse(body)).toEqual(body);
    expect(body).toMatchObject({ status, instance: `${API}${path}` });
    return;
  }
  const operation = OPERATIONS.find((known) => known.method === method && matches(known.path, path));
  if (!operation) return;
  expect(status, `${method} ${path}`).toBe(operation.status);
  if (operation.output instanceof FileOutput) expect(body).toBeInstanceOf(Buffer);
  else if (operation.output) expect(operation.output.parse(body)).toEqual(body);
  else expect(body).toBeNull();
}
