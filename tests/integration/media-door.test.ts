import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertApiToken } from '#db/queries/api-tokens.server.ts';
import { projectMembers, projects, users, versions } from '#db/schema/index.ts';
import { newToken } from '#server/auth/api-tokens.server.ts';
import { newId } from '#server/platform/ids.server.ts';
import { versionDir, versionFile } from '#server/services/versions/version-files.server.ts';
import { addHouse, addVersion } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { cookieOf, type Doors, openDoors } from './versions-support.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
let doors: Doors;
let client: string;
const SIZE = 1_000_003;
const bytes = Buffer.alloc(SIZE, 0).map((_, i) => (i * 7919) >> 5);

async function withFiles(id: string): Promise<string> {
  await mkdir(versionDir(id), { recursive: true });
  for (const file of ['lossless.flac', 'low.opus', 'lossless.json', 'peaks.dat', 'original', 'report.json']) await writeFile(versionFile(id, file), bytes);
  return id;
}

beforeAll(async () => {
  house = await addHouse(db());
  doors = await openDoors();
  client = await cookieOf(house.client);
  await withFiles(house.versionId);
});
afterAll(() => doors?.close());

const get = (headers: Record<string, string> = {}, { file = 'lossless.flac', id = house.versionId, method = 'GET' } = {}) =>
  fetch(`${doors.url}/media/${id}/${file}`, { method, headers: { cookie: client, ...headers } });
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the media door', () => {
  it('serves a whole file with what a player and a cache need', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect((await bodyOf(response)).equals(bytes)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/flac',
      'content-length': String(SIZE),
      'accept-ranges': 'bytes',
      'cache-control': 'private, immutable, max-age=31536000',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(response.headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-262243', 100, 262_243],
    ['bytes=262144-', 262_144, SIZE - 1],
    ['bytes=-500', SIZE - 500, SIZE - 1],
    ['bytes=999999-5000000', 999_999, SIZE - 1],
  ])('serves %s', async (range, start, end) => {
    const response = await get({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/${SIZE}`);
    expect((await bodyOf(response)).equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it('answers 416 outside the file, and the whole file to several ranges', async () => {
    const outside = await get({ range: `bytes=${SIZE}-` });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${SIZE}`]);
    const several = await get({ range: 'bytes=0-9,20-29' });
    expect([several.status, (await bodyOf(several)).length]).toEqual([200, SIZE]);
  });

  it('keeps conditions', async () => {
    const etag = (await get({}, { method: 'HEAD' })).headers.get('etag') as string;
    expect((await get({ 'if-none-match': etag })).status).toBe(304);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
    expect((await get({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await get({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
    const [a, b] = [await get({}, { file: 'low.opus' }), await get()];
    expect(a.headers.get('etag')).not.toBe(b.headers.get('etag'));
  });

  it('answers HEAD with the same headers and no body', async () => {
    const head = await get({ range: 'bytes=10-19' }, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.headers.get('content-range')]).toEqual([206, '10', `bytes 10-19/${SIZE}`]);
  });

  it('serves many pieces at once without mixing them up', async () => {
    const pieces = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const start = i * 15_000;
        return (await bodyOf(await get({ range: `bytes=${start}-${start + 299_999}` }))).equals(bytes.subarray(start, start + 300_000));
      }),
    );
    expect(pieces.every(Boolean)).toBe(true);
  });

  it('is done with a listener who leaves in the middle, and goes on serving others', async () => {
    for (let i = 0; i < 20; i += 1) {
      await new Promise<void>((resolve) => {
        const asked = request(`${doors.url}/media/${house.versionId}/lossless.flac`, { headers: { cookie: client } }, (response) => {
          response.once('data', () => asked.destroy());
          response.once('close', resolve);
          response.on('error', () => {});
        });
        asked.on('error', () => {});
        asked.end();
      });
    }
    expect((await bodyOf(await get())).equals(bytes)).toBe(true);
  });

  it('offers the original under a safe name, as a download', async () => {
    const name = 'a "b"; c\\d/é\r\n☃%.wav';
    const unpublished = await withFiles(await addVersion(db(), house.trackId, house.engineer.userId, { number: 3, published: false }));
    await db().update(versions).set({ fileName: name }).where(eq(versions.id, unpublished));
    const response = await get({ cookie: await cookieOf(house.engineer) }, { id: unpublished, file: 'original' });
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    const disposition = response.headers.get('content-disposition') as string;
    expect(disposition).toMatch(/^attachment; filename="[^"\\/%\r\n]+"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("''")[1] as string)).toBe(name);
    expect((await get({}, { file: 'original' })).headers.get('content-disposition')).toContain('mix.wav');
  });
});

describe('who may not hear it finds nothing', () => {
  const status = async (headers: Record<string, string>, options?: Parameters<typeof get>[1]) => (await get(headers, options)).status;

  it('another client, nobody, a made-up session', async () => {
    expect(await status({ cookie: await cookieOf(house.stranger) })).toBe(404);
    expect(await status({ cookie: '' })).toBe(404);
    expect(await status({ cookie: 'talkback_session=guess' })).toBe(404);
    for (const person of [house.owner, house.engineer]) expect(await status({ cookie: await cookieOf(person) })).toBe(200);
  });

  it('its client, before it is published', async () => {
    const id = await withFiles(await addVersion(db(), house.trackId, house.engineer.userId, { number: 4, published: false }));
    expect(await status({}, { id })).toBe(404);
    expect(await status({}, { id, file: 'original' })).toBe(404);
    expect(await status({ cookie: await cookieOf(house.engineer) }, { id })).toBe(200);
  });

  it('from the moment that somebody is taken out of the project, or removed', async () => {
    const cookie = await cookieOf(house.client);
    expect(await status({ cookie })).toBe(200);
    const membership = and(eq(projectMembers.projectId, house.projectId), eq(projectMembers.userId, house.client.userId));
    await db().delete(projectMembers).where(membership);
    expect(await status({ cookie })).toBe(404);
    await db().insert(projectMembers).values({ projectId: house.projectId, userId: house.client.userId, createdAt: new Date() });
    expect(await status({ cookie })).toBe(200);
    await db().update(users).set({ removedAt: new Date() }).where(eq(users.id, house.client.userId));
    expect(await status({ cookie })).toBe(404);
    await db().update(users).set({ removedAt: null }).where(eq(users.id, house.client.userId));
  });

  it('an original where the project does not offer it: 403, since the version itself may be heard', async () => {
    await db().update(projects).set({ downloadsAllowed: false }).where(eq(projects.id, house.projectId));
    expect(await status({}, { file: 'original' })).toBe(403);
    expect(await status({})).toBe(200);
    await db().update(projects).set({ downloadsAllowed: true }).where(eq(projects.id, house.projectId));
  });

  it('under any name that is not one of the files, inside or outside', async () => {
    for (const file of ['report.json', 'nothing.flac', '..%2f..%2fserver.pid', '..', 'lossless.flac%00', '.partial-x', '%E0%A4%A']) {
      expect([file, [400, 404].includes(await status({}, { file }))]).toEqual([file, true]);
    }
    expect(await status({}, { id: newId() })).toBe(404);
    expect(await status({}, { id: 'not-an-id' })).toBe(404);
    expect(await status({}, { method: 'POST' })).toBe(404);
  });

  it('a token without the right to read; with it a script hears what its owner may', async () => {
    const tokenFor = async (scopes: string[]) => {
      const { token, prefix, tokenHash } = newToken();
      await insertApiToken(db(), { id: newId(), userId: house.client.userId, name: 'a script', prefix, tokenHash, scopes, createdAt: new Date() });
      return { cookie: '', authorization: `Bearer ${token}` };
    };
    expect(await status(await tokenFor(['read']))).toBe(200);
    expect(await status(await tokenFor(['notes']))).toBe(404);
    const piece = await get({ ...(await tokenFor(['read'])), range: 'bytes=5-400004', 'accept-encoding': 'gzip' }, { file: 'original' });
    expect(piece.headers.get('content-encoding'), 'sound is not packed').toBeNull();
    expect(piece.headers.get('content-length')).toBe('400000');
    expect((await bodyOf(piece)).equals(bytes.subarray(5, 400_005))).toBe(true);
    expect(await status({ cookie: '', authorization: 'Bearer tb_guess' })).toBe(401);
  });
});
