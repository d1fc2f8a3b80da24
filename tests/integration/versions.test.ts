import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsSince } from '#db/queries/events.server.ts';
import { startWorker, type Worker } from '#server/jobs/worker.server.ts';
import { bus } from '#server/realtime/publish.server.ts';
import { deleteVersion } from '#server/services/versions/delete-version.server.ts';
import { listVersions } from '#server/services/versions/list-versions.server.ts';
import { publishVersion } from '#server/services/versions/publish-version.server.ts';
import { updateVersion } from '#server/services/versions/update-version.server.ts';
import { addHouse, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { cookieOf, type Doors, openDoors, rowOf, send, settled } from './versions-support.ts';
import { wav } from '../setup/wav.ts';

const { db } = useDatabase();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let house: Awaited<ReturnType<typeof addHouse>>;
let doors: Doors;
let worker: Worker;
let engineer: string;
let client: string;
const mix = wav(3);
const now = () => callAt(house.engineer, Date.now());

beforeAll(async () => {
  house = await addHouse(db());
  doors = await openDoors();
  worker = await startWorker();
  [engineer, client] = [await cookieOf(house.engineer), await cookieOf(house.client)];
});
afterAll(async () => {
  await worker?.stop();
  await doors?.close();
});

const sent = (file: Buffer, extra: object = {}) => ({ url: doors.url, cookie: engineer, trackId: house.trackId, file, ...extra });

describe('an uploaded mix', () => {
  it('becomes a version that its client hears, and the original stays as it was', async () => {
    const stages: string[] = [];
    bus().on('ingest', ({ stage }) => stages.push(stage));
    const id = await send(sent(mix, { name: 'harbour-lights_v2.wav' }));
    const row = await settled(id);
    expect(row).toMatchObject({ state: 'ready', number: 2, label: 'harbour lights v2', sampleRate: 48_000, bitDepth: 24, channels: 2, samples: 144_000, durationMs: 3000, fileSha256: sha256(mix) });
    expect(row.publishedAt).not.toBeNull();
    expect(row.publishedBy).toBe(house.engineer.userId);
    expect(stages[0]).toBe('received');
    expect(stages.at(-1)).toBe('ready');
    const [event] = (await eventsSince(db(), house.trackId, 0, 100)).filter(({ type }) => type === 'version.published');
    expect(event?.data).toMatchObject({ version: { id, state: 'ready', conversions: expect.any(Array) } });

    const original = await fetch(`${doors.url}/media/${id}/original`, { headers: { cookie: client } });
    expect(original.status).toBe(200);
    expect(sha256(new Uint8Array(await original.arrayBuffer()))).toBe(sha256(mix));
    expect(original.headers.get('content-disposition')).toContain('harbour-lights_v2.wav');
    for (const file of ['lossless.flac', 'lossless.json', 'low.opus', 'low.json', 'peaks.dat', 'loudness.json']) {
      const response = await fetch(`${doors.url}/media/${id}/${file}`, { headers: { cookie: client } });
      expect([file, response.status]).toEqual([file, 200]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
    }
  });

  it('waits for its publisher where that was wished; until then only the studio hears it', async () => {
    const id = await send(sent(mix, { metadata: { publishWhenReady: 'false', label: 'Rough' } }));
    expect((await settled(id)).publishedAt).toBeNull();
    const heard = async (cookie: string) => (await fetch(`${doors.url}/media/${id}/lossless.flac`, { headers: { cookie } })).status;
    expect([await heard(engineer), await heard(client)]).toEqual([200, 404]);
    expect((await listVersions(callAt(house.client, Date.now()), house.trackId)).map((v) => v.id)).not.toContain(id);

    expect(await updateVersion(now(), { id, label: 'Vocal up' })).toMatchObject({ label: 'Vocal up' });
    expect(await publishVersion(now(), { id })).toMatchObject({ id, publishedAt: expect.any(String) });
    await publishVersion(now(), { id });
    const events = (await eventsSince(db(), house.trackId, 0, 100)).filter(({ data }) => (data as { version?: { id: string } }).version?.id === id);
    expect(events).toHaveLength(1);
    expect(await heard(client)).toBe(200);
    await expect(updateVersion(now(), { id, label: 'Other' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(deleteVersion(now(), { id })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('comes as a reference where its uploader says so: heard by the client, not taken home', async () => {
    const id = await send(sent(mix, { metadata: { role: 'reference' } }));
    expect(await settled(id)).toMatchObject({ role: 'reference', number: 1, state: 'ready', offsetSamples: 0 });
    const status = async (cookie: string, file: string) => (await fetch(`${doors.url}/media/${id}/${file}`, { headers: { cookie } })).status;
    expect([await status(client, 'lossless.flac'), await status(engineer, 'original')]).toEqual([200, 200]);
    expect(await status(client, 'original')).toBeGreaterThanOrEqual(400);
    await expect(send(sent(mix, { metadata: { role: 'other' } }))).rejects.toThrow();
  });

  it('can be deleted before it is published; its number is not used again', async () => {
    const id = await send(sent(mix, { metadata: { publishWhenReady: 'false' } }));
    const { number } = await settled(id);
    await deleteVersion(now(), { id });
    expect((await fetch(`${doors.url}/media/${id}/original`, { headers: { cookie: engineer } })).status).toBe(404);
    const next = await send(sent(mix, { metadata: { publishWhenReady: 'false' } }));
    expect((await rowOf(next)).number).toBe(number + 1);
    await settled(next);
  });

  it('that cannot be read ends with a sentence, not a stuck job', async () => {
    const id = await send(sent(Buffer.from('#EXTM3U\nfile:///etc/passwd\n'.repeat(200)), { name: 'mix.wav' }));
    const row = await settled(id);
    expect(row.state).toBe('failed');
    expect(row.failure).toMatch(/sound|read/);
    expect(row.publishedAt).toBeNull();
    await expect(publishVersion(now(), { id })).rejects.toMatchObject({ code: 'conflict' });
    expect((await fetch(`${doors.url}/media/${id}/lossless.flac`, { headers: { cookie: engineer } })).status).toBe(404);
  });

  it('may come with others at once', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map((n) => send(sent(wav(1, { gain: n / 10 }), { name: `take ${n}.wav` }))));
    const rows = await Promise.all(ids.map((id) => settled(id)));
    expect(rows.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready', 'ready']);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(4);
  });
});
