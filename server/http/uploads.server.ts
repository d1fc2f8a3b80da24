import { FileStore } from '@tus/file-store';
import { Server, type ServerOptions } from '@tus/server';
import type { Express, Request, Response } from 'express';
import { z } from 'zod';
import { versionCreate } from '#app/contracts/studio.ts';
import type { Call } from '../auth/actor.server.ts';
import { env } from '../platform/env.server.ts';
import { newId } from '../platform/ids.server.ts';
import { log } from '../platform/log.server.ts';
import { allow } from '../services/authorize.server.ts';
import { HTTP_STATUS, notFound, ServiceError } from '../services/errors.server.ts';
import { cancelUpload } from '../services/versions/cancel-upload.server.ts';
import { checkSpace } from '../services/versions/check-space.server.ts';
import { createVersion } from '../services/versions/create-version.server.ts';
import { finishUpload } from '../services/versions/finish-upload.server.ts';
import { openUpload } from '../services/versions/open-upload.server.ts';
import { flushUpload, isUploadId, uploadedBytes, uploadsDir } from '../services/versions/upload-files.server.ts';
import { bearer } from './bearer.server.ts';
import { requestContext } from './context.server.ts';

export const MAX_UPLOAD_BYTES = 2 * 1024 ** 3;
/** A connection that brings nothing for this long is closed; the client goes on from where it was. */
const SILENCE_MS = 60_000;

type TusRequest = Parameters<NonNullable<ServerOptions['onIncomingRequest']>>[0];

/** Text as the database and a header can hold it. */
const plain = z.string().transform((text) => text.replace(/\p{Cc}/gu, ''));

/** The metadata of a tus upload, as the strings that they travel as. */
const metadata = z.object({
  trackId: z.string(),
  filename: plain,
  label: plain.nullish(),
  publishWhenReady: z.enum(['true', 'false'], 'Say true or false.').optional(),
  role: z.enum(['mix', 'reference'], 'Say mix or reference.').optional(),
});

/**
 * The upload door, tus 1.0 at `/uploads`. A POST with `Upload-Metadata: trackId, filename[, label,
 * publishWhenReady, role]` makes the version; its Location ends in the version's id. Needs `authenticate` before it, and no `requestTimeout` on the HTTP server.
 */
export function mountUploads(app: Express): void {
  const tus = tusServer();
  app.all(['/uploads', '/uploads/:id'], bearer, (request, response, next) => {
    request.socket.setTimeout(SILENCE_MS);
    answerFinished(request, response)
      .then((answered) => (answered ? undefined : tus.handle(request, response)))
      .catch(next);
  });
}

/**
 * The file of a finished upload moves on to ingest. A client that lost our last answer still learns
 * here that everything has arrived, and does not send it all again.
 */
async function answerFinished(request: Request, response: Response): Promise<boolean> {
  const id = request.params.id;
  if (request.method !== 'HEAD' || !id || !isUploadId(id)) return false;
  const found = await openUpload(requestContext(request, response).call(), id).catch(() => null);
  if (!found?.upload.finishedAt) return false;
  const size = String(found.version.fileSize);
  response.set({ 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store', 'Upload-Offset': size, 'Upload-Length': size }).end();
  return true;
}

function tusServer(): Server {
  return new Server({
    path: '/uploads',
    datastore: new FileStore({ directory: uploadsDir() }),
    relativeLocation: true,
    maxSize: MAX_UPLOAD_BYTES,
    allowedOrigins: [env().ORIGIN],
    disableTerminationForFinishedUploads: true,
    namingFunction: () => newId(),
    getFileIdFromRequest: (_request, last) => (last && isUploadId(last) ? last : undefined),
    onIncomingRequest: authorise,
    onUploadCreate: async (request, upload) => {
      const { trackId, filename, label, publishWhenReady, role } = parse(metadata, upload.metadata ?? {});
      const input = parse(versionCreate, {
        trackId,
        fileName: filename,
        size: upload.size,
        label: label ?? undefined,
        publishWhenReady: publishWhenReady !== 'false',
        role,
      });
      await checkSpace(input.size);
      await createVersion(callOf(request), upload.id, input);
      return {};
    },
    onUploadFinish: async (request, upload) => {
      await finish(callOf(request), upload.id);
      return {};
    },
    onResponseError: (_request, error) => {
      // A full disk is no reason to try again at once: 507, not 503.
      if (error instanceof ServiceError) return { status_code: error.code === 'unavailable' ? 507 : HTTP_STATUS[error.code], body: error.message };
      if (error instanceof Error && !('status_code' in error)) {
        log().error({ err: error }, 'an upload request failed');
        return { status_code: 500, body: 'Something broke on our side. The upload can be resumed.' };
      }
      return undefined;
    },
  });
}

/** Every request about an upload asks anew whether it is the caller's; a POST is asked where its version is made. */
async function authorise(request: TusRequest, id: string): Promise<void> {
  const call = callOf(request);
  if (call.actor.role === 'nobody') allow(call.actor, 'version.upload');
  if (request.method === 'POST') return;
  const { upload, version } = await openUpload(call, id);
  // All bytes came, but the server went away before it could say so.
  if (request.method === 'HEAD' && !upload.finishedAt && (await uploadedBytes(id)) === version.fileSize) await finish(call, id);
  if (request.method === 'DELETE') await cancelUpload(call, id);
}

async function finish(call: Call, id: string): Promise<void> {
  await flushUpload(id);
  await finishUpload(id, call.at);
}

function callOf(request: TusRequest): Call {
  const node = request.runtime?.node;
  if (!node?.res) throw notFound();
  return requestContext(node.req as Request, node.res as Response).call();
}

/** @throws ServiceError with every message in one line: tus clients show the body of an answer. */
function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ServiceError('invalid', lines.join(' '));
}
