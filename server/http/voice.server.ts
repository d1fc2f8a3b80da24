import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { RECORDING_MAX_BYTES } from '#app/domain/notes/recording.ts';
import { HTTP_STATUS, ServiceError } from '../services/errors.server.ts';
import { allowRecording, keepRecording } from '../services/recordings/keep-recording.server.ts';
import { openRecording } from '../services/recordings/open-recording.server.ts';
import { isUploadId } from '../services/versions/upload-files.server.ts';
import { bearer } from './bearer.server.ts';
import { requestContext } from './context.server.ts';
import { FENCE, refuse, sendKept } from './media.server.ts';

const ROUTE = '/media/:versionId/voice/:id';

/** Asked again each time: a note that was withdrawn takes its voice along. */
const HEADERS = { ...FENCE, 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-cache, no-transform', Vary: 'Cookie, Authorization', 'Content-Type': 'audio/ogg' };

/**
 * A voice by its id, which the client makes: PUT sends it as it was recorded (the body is the sound, whatever its type),
 * GET plays it to whoever may read the note that took it. Stands after `authenticate`, and before the rest of `/media`.
 */
export function mountVoice(app: Express): void {
  const bytes = express.raw({ type: () => true, limit: RECORDING_MAX_BYTES, inflate: false });
  app.get(ROUTE, bearer, (request, response, next) => {
    play(request, response).catch(next);
  });
  app.put(ROUTE, bearer, named(mayRecord), bytes, named(record), explain);
}

async function play(request: Request, response: Response): Promise<void> {
  const asked = askedIn(request);
  const path = asked && (await openRecording(requestContext(request, response).call(), asked).catch((error: unknown) => {
    if (error instanceof ServiceError) return null;
    throw error;
  }));
  if (!path) return refuse(response, 404);
  await sendKept(request, response, path, HEADERS);
}

const mayRecord: RequestHandler = async (request, response, next) => {
  const asked = askedIn(request);
  if (!asked) throw new ServiceError('not_found', 'Name the voice by a UUID.');
  await allowRecording(requestContext(request, response).call(), asked);
  next();
};

const record: RequestHandler = async (request, response) => {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw new ServiceError('invalid', 'Send the recorded sound as the body.');
  const kept = await keepRecording(requestContext(request, response).call(), askedIn(request) as Asked, body);
  response.set('Cache-Control', 'no-store').json(kept);
};

type Asked = { versionId: string; id: string };

function askedIn({ params: { versionId = '', id = '' } }: Request): Asked | null {
  return isUploadId(versionId) && isUploadId(id) ? { versionId, id } : null;
}

/** Hands what an async handler throws to the next error handler. */
const named = (handler: RequestHandler): RequestHandler => (request, response, next) => {
  Promise.resolve(handler(request, response, next) as unknown).catch(next);
};

const LARGE = `A voice note is at most ${(RECORDING_MAX_BYTES / 1e6).toLocaleString('en-GB')} MB. Record a shorter one.`;

/** Refusals as `{ error: { code, message } }`, like the socket's. */
const explain: express.ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const said = error instanceof ServiceError ? error : isTooLarge(error) ? new ServiceError('invalid', LARGE) : null;
  if (!said || response.headersSent) return next(error);
  if (said.retryAfterSeconds) response.set('Retry-After', String(said.retryAfterSeconds));
  response.status(HTTP_STATUS[said.code]).set('Cache-Control', 'no-store').json({ error: { code: said.code, message: said.message, fields: said.fields } });
};

const isTooLarge = (error: unknown): boolean => error instanceof Error && (error as Error & { type?: string }).type === 'entity.too.large';
