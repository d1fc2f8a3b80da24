import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import { closeDb, db, migrateDb } from '#db/client.server.ts';
import { startEmbedded } from '#db/embedded.server.ts';
import { apiTokens, projectMembers } from '#db/schema/index.ts';
import { newToken } from '#server/auth/api-tokens.server.ts';
import { addHouse, addPerson } from '../factories/studio.ts';
import { startServer } from '../setup/server.ts';
import type { Figure } from './figure.ts';
import type { FanoutOrder, FanoutReport } from './fanout/orders.ts';

export const name = 'fanout';
export const about = '1,000 listeners of one track, 20 notes a second, beside a bare Socket.IO server';

const LISTENERS = 1000;
const WRITERS = 20;
const PER_SECOND = 20;
const WARM_UP_S = 4;
const MEASURED_S = 15;
const ROUNDS = 2;

type Line = { url: string; tokens: string[]; trackId: string; post: (writer: Socket, id: string, i: number) => void };

/** Milliseconds from a note's sending until the last of all listeners has it: p50 and p99. */
export async function run(): Promise<Figure[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-bench-'));
  const postgres = await startEmbedded(path.join(dir, 'postgres'));
  process.env.DATABASE_URL = postgres.url;
  await migrateDb(postgres.url, 'db/migrations');
  const ours: number[] = [];
  const bare: number[] = [];
  const server = await startServer({ env: { DATABASE_URL: postgres.url, DATA_DIR: path.join(dir, 'data') } });
  const peer = fork(path.join(import.meta.dirname, 'fanout/bare-server.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const { trackId, versionId, tokens } = await audience();
    const { port } = await message<{ port: number }>(peer);
    const sample = sampleEvent(trackId, versionId);
    const lines: [Line, number[]][] = [
      [{ url: `http://127.0.0.1:${port}`, tokens, trackId, post: (writer, id) => writer.emit('post', sample(id), () => {}) }, bare],
      [{ url: server.url, tokens, trackId, post: (writer, id, i) => writer.emit('note:create', { id, versionId, at: 12_000 + i, body: BODY, kind: 'minor' }, refuseNothing) }, ours],
    ];
    for (let round = 0; round < ROUNDS; round++) for (const [line, into] of lines) into.push(...(await measure(line)));
  } finally {
    peer.kill();
    await server.stop();
    await closeDb();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
  const figure = (which: string, p: number): Figure => ({ figure: which, ours: percentile(ours, p), peer: percentile(bare, p), unit: 'ms', better: 'lower', n: ours.length });
  return [figure('p50', 0.5), figure('p99', 0.99)];
}

const BODY = 'The snare could come down a touch in the second chorus, it covers the last word of the line.';

async function audience() {
  const house = await addHouse(db(), { doneAt: new Date(Date.now() - 3_600_000) });
  const tokens: string[] = [];
  for (let i = 0; i < WRITERS; i++) {
    const { userId } = await addPerson(db(), 'client', `Listener ${i}`);
    await db().insert(projectMembers).values({ projectId: house.projectId, userId, createdAt: new Date() });
    const { token, tokenHash, prefix } = newToken();
    await db().insert(apiTokens).values({ id: v7(), userId, name: 'bench', prefix, tokenHash, scopes: ['read', 'notes'], createdAt: new Date() });
    tokens.push(token);
  }
  return { trackId: house.trackId, versionId: house.versionId, tokens };
}

async function measure(line: Line): Promise<number[]> {
  const listeners = fork(path.join(import.meta.dirname, 'fanout/listeners.ts'), { execArgv: ['--import', 'tsx'] });
  const tell = (order: FanoutOrder) => listeners.send(order);
  tell({ do: 'connect', url: line.url, namespace: '/review', count: LISTENERS, tokens: line.tokens, trackId: line.trackId });
  await message(listeners);
  const writers = await Promise.all(line.tokens.map((token) => writer(line.url, token)));
  const sent = new Map<string, number>();
  const took: number[] = [];
  listeners.on('message', (report: FanoutReport) => {
    if (!('id' in report)) return;
    const at = sent.get(report.id);
    if (at !== undefined) took.push(report.last - at);
  });

  const total = (WARM_UP_S + MEASURED_S) * PER_SECOND;
  const begin = now();
  for (let i = 0; i < total; i++) {
    await sleep(Math.max(0, begin + (i * 1000) / PER_SECOND - now()));
    const id = v7();
    if (i >= WARM_UP_S * PER_SECOND) sent.set(id, now());
    line.post(writers[i % writers.length] as Socket, id, i);
  }
  for (let waited = 0; took.length < sent.size && waited < 10_000; waited += 100) await sleep(100);
  for (const socket of writers) socket.disconnect();
  tell({ do: 'leave' });
  if (took.length < sent.size) throw new Error(`${sent.size - took.length} of ${sent.size} notes did not reach everyone`);
  return took;
}

function writer(url: string, token: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = io(`${url}/review`, { transports: ['websocket'], forceNew: true, auth: { token } });
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** The event as our server sends it, so that both send the same bytes. */
function sampleEvent(trackId: string, versionId: string) {
  const at = new Date().toISOString();
  const author = { id: v7(), name: 'Listener 1', role: 'client' };
  const request = { id: v7(), noteId: v7(), trackId, kind: 'minor', state: 'accepted', basis: 'window', need: null, bookingId: null, minutes: 2, takesTime: false, addsUp: true, sentence: 'Free tweak, until Tuesday 17 March, 23:59. It adds up: the engineer will ask.', reason: null, decidedBy: null, decidedAt: null, doneVersionId: null, rowVersion: 1 };
  return (id: string) => ({
    trackId,
    seq: 1,
    type: 'note.created',
    at,
    actor: { id: author.id, name: author.name },
    data: { note: { id, trackId, versionId, parent: null, author, at: 12_000, until: null, body: BODY, kind: 'minor', heard: null, writtenAt: at, receivedAt: at, editedAt: null, withdrawnAt: null, requests: [request] } },
  });
}

function refuseNothing(answer: { ok: boolean; error?: { message: string } }): void {
  if (!answer.ok) throw new Error(`a note was refused: ${answer.error?.message}`);
}

function message<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)));
  });
}

const now = (): number => Number(process.hrtime.bigint()) / 1e6;

function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
