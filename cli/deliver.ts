import { type VersionView, versionView } from '#app/contracts/views.ts';
import type { Api } from './api.ts';
import { Failure } from './failure.ts';
import { digestOf, isSame, type LocalFile, lookAt } from './file.ts';
import { ready } from './ready.ts';
import { forgetSent, readSent, type Sent, versionIdOf } from './sent.ts';
import type { Environment } from './settings.ts';
import { progress, type Terminal } from './terminal.ts';
import { send } from './upload.ts';

export type Delivery = {
  api: Api;
  env: Environment;
  terminal: Terminal;
  file: LocalFile;
  trackId: string;
  publish: boolean;
  reference: boolean;
  label?: string;
  /** Sends what is there already once more. */
  again: boolean;
  /** Stays until the server has prepared it. */
  wait: boolean;
  signal: AbortSignal;
};

export type Delivered = { version: VersionView; known: boolean };

/**
 * Brings a file to a track as a version. The content counts: what arrived before is not sent again, what
 * was begun goes on. It is shared only when the file was still the same after it had arrived.
 */
export async function deliver(delivery: Delivery): Promise<Delivered> {
  const { api, env, terminal, file, trackId, publish, reference, label, again, wait, signal } = delivery;
  const sha256 = await digestOf(file);
  if (sha256 === null) throw changed(file);
  const what = { server: api.server, trackId, sha256 };
  const before = await readSent(env, what);
  const there = before?.done && !again ? await standing(api, before) : null;
  if (there) return { version: there, known: true };
  if (before?.done) await forgetSent(env, what);
  if (before && !before.done) terminal.err(`${file.name}: going on where it stopped.`);

  const bar = progress(terminal, file.name);
  const metadata = { ...(label ? { label } : {}), ...(reference ? { role: 'reference' } : {}) };
  const onWait = (message: string): void => {
    bar.end();
    terminal.err(message);
  };
  const sent = await send({ api, env, file, what, metadata, progress: bar, onWait, signal }).finally(bar.end);
  const id = versionIdOf(sent);
  if (!isSame(file, await lookAt(file.path))) {
    await takeBack(api, id);
    await forgetSent(env, what);
    throw changed(file);
  }
  if (publish) await api.post(`/versions/${id}/publish`, {}, versionView);
  return { version: wait ? await ready(api, id, signal) : await api.get(`/versions/${id}`, versionView), known: false };
}

/** The version that an earlier run made, if it is still there. */
const standing = async (api: Api, sent: Sent): Promise<VersionView | null> =>
  api.get(`/versions/${versionIdOf(sent)}`, versionView).catch((error: unknown) => {
    if (error instanceof Failure) return null;
    throw error;
  });

const takeBack = (api: Api, id: string): Promise<void> => api.remove(`/versions/${id}`).catch(() => undefined);

const changed = (file: LocalFile): Failure => new Failure(`${file.name} changed while it was looked at. Nothing of it was shared; send it when it is finished.`);
