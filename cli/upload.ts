import { createReadStream } from 'node:fs';
import { type DetailedError, Upload } from 'tus-js-client';
import type { Api } from './api.ts';
import { EXIT, Failure } from './failure.ts';
import type { LocalFile } from './file.ts';
import { readSent, type Sent, type What, writeSent } from './sent.ts';
import type { Environment } from './settings.ts';
import type { Progress } from './terminal.ts';

export type Sending = {
  api: Api;
  env: Environment;
  file: LocalFile;
  what: What;
  metadata: Record<string, string>;
  progress: Progress;
  /** Said when the line was cut and is tried again. */
  onWait?: (message: string) => void;
  signal: AbortSignal;
};

const CHUNK = 32 * 1024 * 1024;
/** Half an hour of patience: a line that is away longer needs a person. */
const RETRY_AFTER = [0, 500, 1000, 3000, 5000, 10_000, 20_000, ...Array.from({ length: 60 }, () => 30_000)];

/**
 * Sends a file by tus, from where an earlier run got to. What has arrived is remembered, so another run with
 * the same content finds it.
 */
export async function send({ api, env, file, what, metadata, progress, onWait, signal }: Sending): Promise<Sent> {
  const before = await readSent(env, what);
  let sent: Sent | null = before;
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(createReadStream(file.path), {
      endpoint: `${api.server}/uploads`,
      uploadUrl: before?.url ?? null,
      headers: { Authorization: `Bearer ${api.token}` },
      // Shared only once it is known that the file was whole.
      metadata: { ...metadata, trackId: what.trackId, filename: file.name, publishWhenReady: 'false' },
      uploadSize: file.size,
      chunkSize: CHUNK,
      retryDelays: RETRY_AFTER,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        sent = { ...what, name: file.name, url: new URL(upload.url ?? '', api.server).href, done: false };
        void writeSent(env, sent).catch(reject);
      },
      onProgress: (done, total) => progress.at(done, total ?? file.size),
      onShouldRetry: (error) => {
        const status = statusOf(error);
        if (status !== null && status < 500 && ![409, 423, 429].includes(status)) return false;
        if (status === 507) return false;
        onWait?.(status === null ? 'The line was cut; trying again.' : `The server answered ${status}; trying again.`);
        return true;
      },
      onSuccess: () => resolve(),
      onError: (error) => reject(failureOf(error, api.server)),
    });
    const stop = (): void => {
      void upload.abort();
      reject(new Failure('Stopped. Run it again to go on from here.', EXIT.interrupted));
    };
    signal.addEventListener('abort', stop, { once: true });
    upload.start();
  });
  if (!sent) throw new Failure('The server took the file without saying where it is.');
  const arrived = { ...sent, done: true };
  await writeSent(env, arrived);
  return arrived;
}

const statusOf = (error: Error): number | null => (error as Partial<DetailedError>).originalResponse?.getStatus() ?? null;

function failureOf(error: Error, server: string): Failure {
  const { originalResponse } = error as Partial<DetailedError>;
  const status = originalResponse?.getStatus();
  if (status === undefined) return new Failure(`${server} cannot be reached. Run it again to go on from here.`);
  const said = originalResponse?.getBody() || `The server answered ${status}.`;
  return new Failure(said, status === 401 || status === 403 ? EXIT.rights : EXIT.failed, status === 413 || status === 422);
}
