import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { precompressed } from './precompressed.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(50);
let dir = '';
let server: Server;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'talkback-assets-'));
  await writeFile(path.join(dir, 'app.js'), SCRIPT);
  await writeFile(path.join(dir, 'app.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(path.join(dir, 'app.js.gz'), gzipSync(SCRIPT));
  await writeFile(path.join(dir, 'plain.js'), SCRIPT);
  const app = express();
  app.use('/assets', precompressed(dir), express.static(dir));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(dir, { recursive: true });
});

/** As it travels: no client undoes the coding. */
const fetched = (name: string, accept?: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    get({ host: '127.0.0.1', port, path: `/assets/${name}`, agent: false, headers: accept ? { 'accept-encoding': accept } : {} }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });

it.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  [undefined, undefined, (body: Buffer) => body],
  ['br;q=0, identity', undefined, (body: Buffer) => body],
])('answers "Accept-Encoding: %s" with %s', async (accept, coding, undo) => {
  const { headers, body } = await fetched('app.js', accept);
  expect(headers['content-encoding']).toBe(coding);
  expect(headers['content-type']).toMatch(/^(text|application)\/javascript/);
  expect(undo(body).toString()).toBe(SCRIPT);
  if (coding) expect(headers.vary).toContain('Accept-Encoding');
});

it('leaves alone what was not compressed', async () => {
  const { headers, body } = await fetched('plain.js?v=1', 'br');
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe(SCRIPT);
});
