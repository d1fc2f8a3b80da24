import type { Request, Response } from 'express';
import type { FileAnswer } from '../services/exchange/export-requests.server.ts';
import { attachment } from './attachment.ts';
import { sent } from './sent.server.ts';

/** Sends a file under its name with its length, a piece at a time as fast as the other side takes them. */
export async function sendFile(request: Request, response: Response, { name, type, size, body }: FileAnswer): Promise<void> {
  response.set({
    'Content-Type': type,
    'Content-Length': String(size),
    'Content-Disposition': attachment(name),
    'X-Content-Type-Options': 'nosniff',
    // Nobody on the way compresses it: the length is the file's.
    'Cache-Control': 'private, no-store, no-transform',
  });
  if (request.method === 'HEAD') return void response.end();
  if (Buffer.isBuffer(body)) return void response.end(body);
  try {
    for await (const piece of body()) {
      if (!(await sent(response, piece))) return;
    }
    response.end();
  } catch (error) {
    if (!response.headersSent) throw error;
    // A file that ends early must not look whole.
    response.destroy(error as Error);
  }
}
