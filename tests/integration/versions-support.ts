import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import express from 'express';
import { Upload, type UploadOptions } from 'tus-js-client';
import { eq } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { versions } from '#db/schema/index.ts';
import { startSession } from '#server/auth/sessions.server.ts';
import { compress } from '#server/http/compress.server.ts';
import { problem } from '#server/http/errors.server.ts';
import { mountMedia, mountMediaForOthers } from '#server/http/media.server.ts';
import { authenticate, originCheck } from '#server/http/security.server.ts';
import { mountUploads } from '#server/http/uploads.server.ts';

export type Doors = { url: string; port: number; /** Cuts every open connection. */ cut: () => void; close: () => Promise<void> };

/** A server with the media and upload doors in the order of the house, and nothing else. */
export async function openDoors(port = 0): Promise<Doors> {
  const app = express();
  mountMedia(app);
  app.use(originCheck, compress(), authenticate);
  mountUploads(app);
  mountMediaForOthers(app);
  app.use(problem);
  const server = createServer(app);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

/** A Cookie header that signs this person in. */
export const cookieOf = async ({ userId }: { userId: string }): Promise<string> => (await startSession(userId)).split(';')[0] as string;

type Sent = { url: string; cookie?: string; token?: string; trackId: string; file: Buffer; name?: string; metadata?: Record<string, string> };

/** A tus client for one file, as a browser or a script would set it up. */
export function uploadOf({ url, cookie, token, trackId, file, name = 'mix.wav', metadata = {} }: Sent, options: UploadOptions = {}): Upload {
  return new Upload(file, {
    endpoint: `${url}/uploads`,
    headers: { ...(cookie ? { Cookie: cookie } : {}), ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    metadata: { trackId, filename: name, ...metadata },
    chunkSize: 1024 * 1024,
    retryDelays: [50, 100, 200, 400, 800, 1600],
    ...options,
  });
}

/** Sends a file to its end. @returns the version's id. */
export function send(sent: Sent, options: UploadOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = uploadOf(sent, { ...options, onSuccess: () => resolve(upload.url?.split('/').at(-1) as string), onError: reject });
    upload.start();
  });
}

export async function rowOf(id: string): Promise<typeof versions.$inferSelect> {
  const [row] = await db().select().from(versions).where(eq(versions.id, id));
  if (!row) throw new Error(`no version ${id}`);
  return row;
}

/** Waits until ingest has come to an end with a version. */
export async function settled(id: string, within = 25_000): Promise<typeof versions.$inferSelect> {
  for (const until = Date.now() + within; Date.now() < until; ) {
    const row = await rowOf(id);
    if (row.state === 'ready' || row.state === 'failed') return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`version ${id} is still ${(await rowOf(id)).state}`);
}
