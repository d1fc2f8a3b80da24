import { writeFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import type { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertApiToken } from '#db/queries/api-tokens.server.ts';
import { versionsOfTrack } from '#db/queries/projects.server.ts';
import { uploads } from '#db/schema/index.ts';
import { newToken } from '#server/auth/api-tokens.server.ts';
import { newId } from '#server/platform/ids.server.ts';
import { createVersion } from '#server/services/versions/create-version.server.ts';
import { sweepUploads } from '#server/services/versions/sweep-uploads.server.ts';
import { removeUpload, uploadedBytes, uploadPath } from '#server/services/versions/upload-files.server.ts';
import { addHouse, addPerson, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { cookieOf, type Doors, openDoors, rowOf, send, uploadOf } from './versions-support.ts';
import { wav } from '../setup/wav.ts';

const { db, raw } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
let doors: Doors;
let engineer: string;
const mix = wav(15);
const DAY = 86_400_000;
const TUS = { 'Tus-Resumable': '1.0.0' };

beforeAll(async () => {
  house = await addHouse(db());
  doors = await openDoors();
  engineer = await cookieOf(house.engineer);
});
afterAll(() => doors?.close());

const sent = (extra: object = {}) => ({ url: doors.url, cookie: engineer, trackId: house.trackId, file: mix, ...extra });
const jobsOf = (id: string) => raw()`select key from graphile_worker.jobs where key = ${`ingest:${id}`}`;

/** Sends about `bytes` of a file, then calls `then` once. */
function untilSent(extra: object, bytes: number, then: (upload: Upload) => void | Promise<void>): Promise<{ upload: Upload; id: string }> {
  return new Promise((resolve, reject) => {
    let happened = false;
    const upload: Upload = uploadOf(sent(extra), {
      onError: reject,
      onSuccess: () => resolve({ upload, id: upload.url?.split('/').at(-1) as string }),
      onChunkComplete: (_size, accepted) => {
        if (happened || accepted < bytes) return;
        happened = true;
        Promise.resolve(then(upload)).catch(reject);
      },
    });
    upload.start();
  });
}

/** Leaves an upload half done. @returns its id. */
const halfSent = (): Promise<string> =>
  new Promise((resolve, reject) => {
    void untilSent({}, 1_000_000, async (upload) => {
      await upload.abort();
      resolve(upload.url?.split('/').at(-1) as string);
    }).catch(reject);
  });

const ask = (method: string, id: string, cookie: string, headers: Record<string, string> = {}) =>
  fetch(`${doors.url}/uploads/${id}`, { method, headers: { ...TUS, cookie, ...headers }, ...(method === 'PATCH' ? { body: 'bytes' } : {}) });

describe('an upload', () => {
  it('goes on where it was after the connection dropped', async () => {
    let cuts = 0;
    const { id } = await untilSent({}, 1_000_000, () => {
      cuts += 1;
      setTimeout(() => doors.cut(), 2);
    });
    expect(cuts).toBe(1);
    expect(await rowOf(id)).toMatchObject({ state: 'processing', fileSize: mix.length });
    expect(await uploadedBytes(id)).toBe(mix.length);
    expect(await jobsOf(id)).toHaveLength(1);
  });

  it('goes on after the server was stopped and started again', async () => {
    const { port } = doors;
    const { id } = await untilSent({}, 2_000_000, async () => {
      await doors.close();
      doors = await openDoors(port);
    });
    expect(await rowOf(id)).toMatchObject({ state: 'processing' });
    expect(await uploadedBytes(id)).toBe(mix.length);
  });

  it('that has arrived says so to a client that lost the answer, also when its file has moved on', async () => {
    const id = await send(sent());
    await removeUpload(id);
    const head = await ask('HEAD', id, engineer);
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([200, String(mix.length), String(mix.length)]);
    expect((await ask('DELETE', id, engineer)).status).toBe(409);
    expect((await rowOf(id)).deletedAt).toBeNull();
  });

  it('whose last byte came just before the server went away is finished at the next start, or when asked about', async () => {
    const [swept, asked] = [await halfSent(), await halfSent()];
    for (const id of [swept, asked]) await writeFile(uploadPath(id), mix);
    expect((await ask('HEAD', asked, engineer)).headers.get('upload-offset')).toBe(String(mix.length));
    expect((await rowOf(asked)).state).toBe('processing');
    await sweepUploads(new Date());
    await sweepUploads(new Date());
    expect((await rowOf(swept)).state).toBe('processing');
    expect(await jobsOf(swept)).toHaveLength(1);
  });

  it('can be given up, and leaves nothing on the disk', async () => {
    const id = await halfSent();
    expect((await ask('DELETE', id, engineer)).status).toBe(204);
    expect((await rowOf(id)).deletedAt).not.toBeNull();
    expect(await uploadedBytes(id)).toBeNull();
    expect((await ask('HEAD', id, engineer)).status).toBe(404);
  });

  it('that nobody went on with for a week is removed; younger ones stay', async () => {
    const id = await halfSent();
    await sweepUploads(new Date(Date.now() + 6 * DAY));
    expect(await uploadedBytes(id)).toBeGreaterThan(0);
    await db().update(uploads).set({ createdAt: new Date(Date.now() - 8 * DAY) }).where(eq(uploads.id, id));
    await sweepUploads(new Date());
    expect((await rowOf(id)).deletedAt).not.toBeNull();
    expect(await uploadedBytes(id)).toBeNull();
  });

  it('may come from a script with a token that may upload', async () => {
    const tokenFor = async (scopes: string[]) => {
      const { token, prefix, tokenHash } = newToken();
      await insertApiToken(db(), { id: newId(), userId: house.engineer.userId, name: 'a script', prefix, tokenHash, scopes, createdAt: new Date() });
      return token;
    };
    const id = await send(sent({ cookie: undefined, token: await tokenFor(['versions', 'read']) }));
    expect(await rowOf(id)).toMatchObject({ uploadedBy: house.engineer.userId, state: 'processing' });
    await expect(send(sent({ cookie: undefined, token: await tokenFor(['notes']) }))).rejects.toThrow(/40[134]/);
  });
});

describe('the upload door refuses', () => {
  const refusal = (extra: object, options: object = {}) =>
    send(sent(extra), { retryDelays: [], ...options }).then(
      () => 'sent',
      (error: { originalResponse?: { getStatus: () => number; getBody: () => string } }) => `${error.originalResponse?.getStatus()} ${error.originalResponse?.getBody()}`,
    );

  it('clients, strangers and nobody', async () => {
    expect(await refusal({ cookie: await cookieOf(house.client) })).toMatch(/^403 Your role/);
    expect(await refusal({ cookie: await cookieOf(house.stranger) })).toMatch(/^404/);
    expect(await refusal({ cookie: '' })).toMatch(/^401/);
    const before = await versionsOfTrack(db(), house.trackId);
    expect(before.every(({ uploadedBy }) => uploadedBy.role === 'engineer')).toBe(true);
  });

  it('everybody but its owner, for every request', async () => {
    const id = await halfSent();
    const other = await cookieOf(await addPerson(db(), 'engineer', 'another'));
    const patch = { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
    for (const [cookie, status] of [[other, 404], [await cookieOf(house.client), 404], ['', 401]] as const) {
      expect((await ask('HEAD', id, cookie)).status).toBe(status);
      expect((await ask('PATCH', id, cookie, patch)).status).toBe(status);
      expect((await ask('DELETE', id, cookie)).status).toBe(status);
    }
    expect((await ask('GET', id, engineer)).status).toBe(404);
    expect((await rowOf(id)).deletedAt).toBeNull();
  });

  it('files that are empty or too big, and metadata that says too little', async () => {
    const post = (length: number, metadata: Record<string, string>) =>
      fetch(`${doors.url}/uploads`, {
        method: 'POST',
        headers: {
          ...TUS,
          cookie: engineer,
          'Upload-Length': String(length),
          'Upload-Metadata': Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(','),
        },
      });
    const good = { trackId: house.trackId, filename: 'a.wav' };
    expect((await post(2 * 1024 ** 3 + 1, good)).status).toBe(413);
    expect((await post(0, good)).status).toBe(422);
    expect((await post(100, { filename: 'a.wav' })).status).toBe(422);
    expect((await post(100, { ...good, trackId: 'x' })).status).toBe(422);
    expect((await post(100, { ...good, trackId: newId() })).status).toBe(404);
    expect((await post(100, { ...good, publishWhenReady: 'maybe' })).status).toBe(422);
  });

  it('names that would be paths: they are labels and nothing more', async () => {
    const id = await send(sent({ file: wav(0.1), name: '../../../../etc/cron.d/evil\u0000.wav' }));
    expect(await rowOf(id)).toMatchObject({ label: 'evil', fileName: '../../../../etc/cron.d/evil.wav' });
    for (const guess of ['..%2f..%2fserver.pid', '%2e%2e', `${id}.json`]) expect((await ask('HEAD', guess, engineer)).status).toBe(404);
  });

  it('another site’s page', async () => {
    const response = await fetch(`${doors.url}/uploads`, { method: 'POST', headers: { ...TUS, cookie: engineer, origin: 'https://elsewhere.example', 'Upload-Length': '10' } });
    expect(response.status).toBe(403);
  });

  it('more than a person can have under way', async () => {
    const call = callAt(house.owner, Date.now());
    const more = () => createVersion(call, newId(), { trackId: house.trackId, fileName: 'a.wav', size: 1, publishWhenReady: true, role: 'mix' });
    for (let i = 0; i < 20; i += 1) await more();
    await expect(more()).rejects.toMatchObject({ code: 'rate_limited' });
  });
});
