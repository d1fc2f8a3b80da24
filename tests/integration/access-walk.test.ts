import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES } from '#app/domain/access/scopes.ts';
import { OPERATIONS } from '#server/http/api/operations/index.server.ts';
import { HTTP_STATUS } from '#server/services/errors.server.ts';
import type { Credentials } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';
import { holdToDescription, unseenOperations } from '../setup/description.ts';
import { type RunningServer, startServer } from '../setup/server.ts';
import { API_TABLE, type ApiAsk } from './access/api-table.ts';
import { DOOR_TABLE, type DoorAsk } from './access/door-table.ts';
import { PAGE_TABLE } from './access/page-table.ts';
import { SOCKET_TABLE } from './access/socket-table.ts';
import { holdTogether, type TokenRow } from './access/table.ts';
import { makeWorld, PEOPLE, type World } from './access/world.ts';

/**
 * Walks every page, form, API operation, socket event and other door of the real built server as
 * everybody, and compares with the tables. What exists and is not in a table fails.
 */

const { url } = useDatabase();
let server: RunningServer;
let world: World;

beforeAll(async () => {
  server = await startServer({ env: { DATABASE_URL: url(), ROLES: 'web' } });
  world = await makeWorld(server);
});
afterAll(() => server.stop());

const said = (status: number): string => (status >= 200 && status < 300 ? 'ok' : String(status));

async function request(who: Credentials, method: string, path: string, init: RequestInit = {}): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(`${server.url}${path}`, { method, redirect: 'manual', ...init, headers: { ...who, ...init.headers } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** Makes what is asked for anew for each turn but after one that was refused, which must have left it as it was. */
function made<Ask>(ask: (world: World) => Ask | Promise<Ask>, outcome: (who: Credentials, asked: Ask) => Promise<string>) {
  let unused: Ask | null = null;
  return async (who: Credentials): Promise<string> => {
    const asked: Ask = unused ?? (await ask(world));
    const answer = await outcome(who, asked);
    unused = /^[45]/.test(answer) || answer === 'sign-in' ? asked : null;
    return answer;
  };
}

/** Everybody's turn at a row: people with their sessions, and tokens with and without its scope. */
async function turns<Ask>({ scope, answers, ask }: TokenRow<Ask>, outcome: (who: Credentials, asked: Ask) => Promise<string>) {
  const turn = made(ask, outcome);
  const outcomes: Record<string, string> = {};
  const expected: Record<string, string> = { ...answers };
  for (const who of PEOPLE) outcomes[who] = await turn(await world.browser(who));
  const scopes = scope ? [scope] : [];
  outcomes['token with its scope'] = await turn(await world.onlyWith(scope ? scopes : [SCOPES[0]]));
  expected['token with its scope'] = answers.owner;
  if (scope) {
    outcomes['token without it'] = await turn(await world.allBut(scopes));
    expected['token without it'] = answers['nobody'] === '404' ? '404' : '403';
  }
  return { outcomes, expected };
}

const titles = <T extends { what: string; when?: string }>(table: T[]) => table.map((row) => [row.when ? `${row.what}, ${row.when}` : row.what, row] as const);

describe('the JSON API', () => {
  it('is in the table, whole', () => {
    holdTogether(API_TABLE.map(({ what }) => what), OPERATIONS.map(({ method, path }) => `${method} ${path}`));
  });

  it.each(titles(API_TABLE))('%s', async (_title, row) => {
    const method = row.what.split(' ')[0] as string;
    const { outcomes, expected } = await turns<ApiAsk>(row, async (who, { path, body }) => {
      const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const { status, headers, bytes } = await request(who, method, `/api/v1${path}`, json);
      const type = headers.get('content-type');
      holdToDescription(method, path, status, type, bytes.length === 0 ? null : /\bjson\b/.test(type ?? '') ? JSON.parse(bytes.toString()) : bytes);
      return said(status);
    });
    expect(outcomes).toEqual(expected);
  });

  it('has answered for every operation as its description says', () => {
    expect(unseenOperations()).toEqual([]);
  });
});

describe('the doors for files and machines', () => {
  it.each(titles(DOOR_TABLE))('%s', async (_title, row) => {
    const method = row.what.split(' ')[0] as string;
    const { outcomes, expected } = await turns<DoorAsk>(row, async (who, { path, headers, body }) => said((await request(who, method, path, { headers, body })).status));
    expect(outcomes).toEqual(expected);
  });
});

describe('the socket', () => {
  it('has all its events in the table', () => {
    const code = readdirSync('server/realtime').map((file) => readFileSync(`server/realtime/${file}`, 'utf8')).join('\n');
    const handled = [...code.matchAll(/socket\.on\('([^']+)'/g)].map(([, event]) => event as string).filter((event) => !event.startsWith('disconnect'));
    expect(handled.length).toBeGreaterThan(0);
    holdTogether(SOCKET_TABLE.map(({ what }) => what), handled);
  });

  it.each(titles(SOCKET_TABLE))('%s', async (_title, row) => {
    const { outcomes, expected } = await turns<object>(row, (who, payload) => emitAs(who, row.what, payload));
    expect(outcomes).toEqual(expected);
  });
});

type Ack = { ok: true } | { ok: false; error: { code: keyof typeof HTTP_STATUS } };

function emitAs(who: Credentials, event: string, payload: object): Promise<string> {
  const token = who && 'authorization' in who ? { auth: { token: who.authorization.replace('Bearer ', '') } } : {};
  const cookie = who && 'cookie' in who ? { extraHeaders: { cookie: who.cookie } } : {};
  const socket = io(`${server.url}/review`, { transports: ['websocket'], forceNew: true, reconnection: false, ...token, ...cookie });
  return new Promise<string>((resolve, reject) => {
    socket.on('connect_error', (error: Error & { data?: { code?: keyof typeof HTTP_STATUS } }) => {
      if (error.data?.code) resolve(String(HTTP_STATUS[error.data.code]));
      else reject(error);
    });
    socket.timeout(10_000).emit(event, payload, (error: Error | null, ack: Ack) => {
      if (error) reject(error);
      else resolve(ack.ok ? 'ok' : String(HTTP_STATUS[ack.error.code]));
    });
  }).finally(() => socket.close());
}

describe('the pages', () => {
  it('and their forms are in the table, whole', () => {
    const code = `const { routes } = await import(${JSON.stringify(`file://${process.cwd()}/build/server/index.js`)});
      process.stdout.write(JSON.stringify(Object.values(routes).map(({ id, module }) => [id, 'action' in module])), () => process.exit(0));`;
    const listed = execFileSync(process.execPath, ['--input-type=module', '-e', code], { env: { ...process.env, NODE_ENV: 'production' } });
    const routes = (JSON.parse(listed.toString()) as [string, boolean][]).filter(([id]) => id !== 'root');
    holdTogether(PAGE_TABLE.filter(({ what }) => what === 'GET').map(({ route }) => route), routes.map(([id]) => id));
    holdTogether(PAGE_TABLE.filter(({ what }) => what !== 'GET').map(({ route }) => route), routes.filter(([, posts]) => posts).map(([id]) => id));
  });

  const ofPages = PAGE_TABLE.map((row) => [`${row.route.replace('routes/', '')}, ${row.what}`, row] as const);
  it.each(ofPages)('%s', async (_title, { ask, answers }) => {
    const turn = made(ask, async (who, { path, form }) => {
      const posted = form && { body: new URLSearchParams(form), headers: { origin: server.url } };
      const response = await request(who, form ? 'POST' : 'GET', path, posted);
      if (response.status < 300 || response.status >= 400) return said(response.status);
      const to = new URL(response.headers.get('location') ?? '', server.url).pathname;
      return to === '/sign-in' ? 'sign-in' : form ? 'ok' : to;
    });
    const outcomes: Record<string, string> = {};
    for (const who of PEOPLE) outcomes[who] = await turn(await world.browser(who));
    outcomes.token = await turn(await world.onlyWith(SCOPES));
    expect(outcomes).toEqual({ ...answers, token: answers.nobody });
  });

  it.each(PAGE_TABLE.filter(({ what }) => what === 'GET').map(({ route, ask }) => [route, ask] as const))('%s stays quiet about ids that are none', async (_route, ask) => {
    const { path } = await ask(world);
    const broken = path.replace(/[0-9a-f-]{36}/g, 'no-such-thing');
    if (broken === path) return;
    expect((await request(await world.browser('owner'), 'GET', broken)).status).toBe(404);
  });
});
