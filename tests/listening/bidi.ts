import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';

/** Commands to a browser that speaks WebDriver BiDi. */
export type BiDi = { send: <T>(method: string, params?: object) => Promise<T>; close: () => void };

type Answer = { type: 'success'; id: number; result: unknown } | { type: 'error'; id: number; error: string; message: string } | { type: 'event' };

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;

/** @param url of the browser, as `ws://127.0.0.1:9222/session`. */
export async function connectBiDi(url: string): Promise<BiDi> {
  const socket = await upgrade(url);
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  readFrames(socket, (text) => {
    const answer = JSON.parse(text) as Answer;
    if (answer.type === 'event') return;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return {
    send: <T>(method: string, params: object = {}) =>
      new Promise<T>((resolve, reject) => {
        const id = ++last;
        waiting.set(id, (answer) => {
          if (answer.type === 'success') resolve(answer.result as T);
          else if (answer.type === 'error') reject(new Error(`${method}: ${answer.error} ${answer.message}`));
        });
        socket.write(frame(JSON.stringify({ id, method, params })));
      }),
    close: () => socket.destroy(),
  };
}

/** The opening handshake of RFC 6455. */
function upgrade(url: string): Promise<Socket> {
  const { hostname, port, pathname } = new URL(url);
  const key = randomBytes(16).toString('base64');
  return new Promise((resolve, reject) => {
    const opening = request({ hostname, port, path: pathname, headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': key, 'Sec-WebSocket-Version': '13' } });
    opening.once('upgrade', (response, socket) => {
      const right = createHash('sha1').update(key + GUID).digest('base64');
      if (response.headers['sec-websocket-accept'] === right) resolve(socket);
      else reject(new Error('the browser answered the handshake wrongly'));
    });
    opening.once('response', ({ statusCode }) => reject(new Error(`the browser answered ${statusCode}`)));
    opening.once('error', reject);
    opening.end();
  });
}

/** One masked text frame. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.alloc(2) : body.length < 65536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x80 | TEXT;
  head[1] = 0x80 | (body.length < 126 ? body.length : body.length < 65536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(body.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2);
  const mask = randomBytes(4);
  for (let i = 0; i < body.length; i++) body[i] = (body[i] as number) ^ (mask[i % 4] as number);
  return Buffer.concat([head, mask, body]);
}

/** Calls back with each whole text message; control frames are left out. */
function readFrames(socket: Socket, heard: (text: string) => void): void {
  let parts: Buffer[] = [];
  let bytes = 0;
  const message: Buffer[] = [];
  socket.on('data', (data: Buffer) => {
    parts.push(data);
    bytes += data.length;
    for (let found = next(); found; found = next()) {
      if (found.opcode > 2) continue;
      message.push(found.body);
      if (found.final) heard(Buffer.concat(message.splice(0)).toString());
    }
  });

  function next(): { opcode: number; final: boolean; body: Buffer } | null {
    if (bytes < 2) return null;
    if (needed() > bytes) return null;
    const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    const { head, length } = sizes(all);
    parts = [all.subarray(head + length)];
    bytes = parts[0]?.length ?? 0;
    return { opcode: (all[0] as number) & 0x0f, final: ((all[0] as number) & 0x80) !== 0, body: all.subarray(head, head + length) };
  }
  function needed(): number {
    const first = parts[0] as Buffer;
    if (first.length < 10 && parts.length > 1) parts = [Buffer.concat(parts)];
    const { head, length } = sizes(parts[0] as Buffer);
    return head + length;
  }
}

function sizes(data: Buffer): { head: number; length: number } {
  const short = (data[1] as number) & 0x7f;
  if (short < 126) return { head: 2, length: short };
  if (short === 126) return data.length < 4 ? { head: 4, length: Infinity } : { head: 4, length: data.readUInt16BE(2) };
  return data.length < 10 ? { head: 10, length: Infinity } : { head: 10, length: Number(data.readBigUInt64BE(2)) };
}
