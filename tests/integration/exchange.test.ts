import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportAnswer } from '#app/contracts/exchange.ts';
import type { NoteView } from '#app/contracts/views.ts';
import { versions } from '#db/schema/index.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { addHouse, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { type Credentials, sessionOf, tokenOf, useApi } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';
import { wav } from '../setup/wav.ts';

const { db, dataDir } = useDatabase();
const { ask, url } = useApi();

let house: Awaited<ReturnType<typeof addHouse>>;
let engineer: Credentials;
let client: Credentials;

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date() });
  engineer = await tokenOf(house.engineer.userId, 'read', 'notes', 'manage');
  client = await sessionOf(house.client.userId);
});

/** A version of its own with three requests: one open, one a range, one done. */
async function noted() {
  const trackId = await addTrack(db(), house.projectId, { doneAt: new Date() });
  const versionId = await addVersion(db(), trackId, house.engineer.userId);
  const write = async (at: number, until: number | null, body: string) =>
    (await createNote(callAt(house.client, Date.now()), { id: v7(), versionId, at, until, body, kind: 'minor' })).note;
  await write(9000, null, 'hi-hat, "down"\na touch');
  await write(1000, 4500, 'vocal up 1 dB 日本');
  const done = await write(2000, null, 'bass brighter');
  await decideRequest(callAt(house.engineer, Date.now()), { requestId: (done.requests[0] as { id: string }).id, action: 'done', versionId });
  return { trackId, versionId };
}

const fileOf = async (who: Credentials, path: string) => {
  const { status, headers, body } = await ask<Buffer>(who, 'GET', path);
  return { status, body, name: headers.get('content-disposition'), length: Number(headers.get('content-length')) };
};

describe('out to the DAW', () => {
  it('gives the open requests in the order of the song, under a name, with its length', async () => {
    const { versionId } = await noted();
    const { body, name, length } = await fileOf(client, `/versions/${versionId}/export?format=reaper`);
    expect(body.toString()).toBe('#,Name,Start,End,Length,Color\nR1,vocal up 1 dB 日本,0:00:01.000,0:00:04.500,0:00:03.500,56B4E9\nM1,"hi-hat, ""down"" ⏎ a touch",0:00:09.000,,,56B4E9\n');
    expect(name).toBe(`attachment; filename="a-song-v1-open.reaper.csv"; filename*=UTF-8''a-song-v1-open.reaper.csv`);
    expect(length).toBe(body.length);
    const head = await ask(client, 'HEAD', `/versions/${versionId}/export?format=reaper`);
    expect(Number(head.headers.get('content-length'))).toBe(length);
  });

  it('gives all or those in a state, and says so in the name', async () => {
    const { versionId } = await noted();
    const all = await fileOf(engineer, `/versions/${versionId}/export?format=audacity&requests=all`);
    expect(all.body.toString().split('\n').length).toBe(4);
    const done = await fileOf(engineer, `/versions/${versionId}/export?format=audacity&state=done&state=verified`);
    expect(done.body.toString()).toBe('2.000000\t2.000000\tbass brighter\n');
    expect(done.name).toContain('a-song-v1-done-verified.labels.txt');
    expect((await ask<{ errors: object }>(engineer, 'GET', `/versions/${versionId}/export?format=xls`)).body.errors).toHaveProperty('format');
  });

  it('writes places on the song’s clock where it is asked to', async () => {
    const { versionId } = await noted();
    await db().update(versions).set({ offsetSamples: 48_001 }).where(eq(versions.id, versionId));
    const song = await fileOf(engineer, `/versions/${versionId}/export?format=audacity&clock=song`);
    expect(song.body.toString().split('\n')[0]).toBe('2.000021\t5.500021\tvocal up 1 dB 日本');
    const json = JSON.parse((await fileOf(engineer, `/versions/${versionId}/export?format=json&clock=song`)).body.toString()) as { items: { startSample: number; at: number }[] };
    expect(json.items[0]).toMatchObject({ at: 1000, startSample: 96_001 });
  });

  it.each(['midi', 'csv', 'md', 'json'] as const)('gives %s, empty where nothing is asked for', async (format) => {
    const versionId = await addVersion(db(), await addTrack(db(), house.projectId), house.engineer.userId);
    const { status, body } = await fileOf(client, `/versions/${versionId}/export?format=${format}`);
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(0);
  });

  it('gives the original with its marks, byte for byte but for them, to a slow reader too', async () => {
    const { versionId } = await noted();
    const original = wav(20);
    const dir = path.join(dataDir(), 'media', 'versions', versionId);
    await mkdir(dir, { recursive: true });
    await writeFile(path.join(dir, 'original'), original);
    const { body, length, name } = await fileOf(client, `/versions/${versionId}/export?format=wav`);
    expect(body.length).toBe(length);
    expect(body.subarray(44, original.length).equals(original.subarray(44))).toBe(true);
    expect(body.subarray(original.length, original.length + 4).toString()).toBe('cue ');
    expect(body.toString('utf8')).toContain('vocal up 1 dB 日本');
    expect(name).toContain('a-song-v1-open.wav');

    const left = new AbortController();
    const response = await fetch(`${url()}/api/v1/versions/${versionId}/export?format=wav`, { headers: client as Record<string, string>, signal: left.signal });
    await response.body?.getReader().read();
    left.abort();
    expect((await fileOf(client, `/versions/${versionId}/export?format=md`)).status, 'somebody who left leaves nothing behind').toBe(200);
  });

  it('says why an original cannot carry marks', async () => {
    const { versionId } = await noted();
    expect((await ask<{ detail: string }>(engineer, 'GET', `/versions/${versionId}/export?format=wav`)).body.detail).toContain('not kept');
    const dir = path.join(dataDir(), 'media', 'versions', versionId);
    await mkdir(dir, { recursive: true });
    await writeFile(path.join(dir, 'original'), 'fLaC, and no WAV');
    expect((await ask<{ detail: string }>(engineer, 'GET', `/versions/${versionId}/export?format=wav`)).body.detail).toContain('Only a WAV file');
  });
});

describe('and back', () => {
  const bring = (who: Credentials, versionId: string, text: string, extra: object = {}) => ask<ImportAnswer>(who, 'POST', `/versions/${versionId}/import`, { text, ...extra });
  const notesOf = async (trackId: string) => (await ask<{ items: NoteView[] }>(engineer, 'GET', `/notes?trackId=${trackId}&limit=200`)).body.items;
  const fresh = async () => {
    const trackId = await addTrack(db(), house.projectId, { doneAt: new Date() });
    return { trackId, versionId: await addVersion(db(), trackId, house.engineer.userId, { durationMs: 60_000 }) };
  };

  const LABELS = '1.000000\t1.000000\tvocal up 1 dB\n2.000000\t3.500000\tcan I re-sing this line\nnot a label\n5.000000\t5.000000\tvocal up 1 dB\n5.000000\t5.000000\tvocal up 1 dB\n99.000000\t99.000000\ttoo late\n';

  it('shows first what would be made, with problems by line, and makes nothing', async () => {
    const { trackId, versionId } = await fresh();
    const { body } = await bring(client, versionId, LABELS, { dryRun: true });
    expect(body).toMatchObject({ format: 'audacity', dryRun: true });
    expect(body.lines.map(({ line, outcome }) => [line, outcome])).toEqual([[1, 'would_be_made'], [2, 'would_be_made'], [4, 'would_be_made'], [5, 'would_be_made']]);
    expect(body.problems.map(({ line, text }) => [line, text])).toEqual([[3, 'not a label'], [6, '99.000000\t99.000000\ttoo late']]);
    expect(await notesOf(trackId)).toEqual([]);
  });

  it('makes each line a note once, judged like any other', async () => {
    const { trackId, versionId } = await fresh();
    const first = await bring(client, versionId, LABELS);
    expect(first.body.lines.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made', 'made']);
    const again = await bring(client, versionId, `0.5\t0.5\tone more\n${LABELS}`);
    expect(again.body.lines.map(({ outcome }) => outcome), 'a line more above does not make the others anew').toEqual(['made', 'there_already', 'there_already', 'there_already', 'there_already']);
    expect(again.body.problems.length).toBe(2);

    const made = await notesOf(trackId);
    expect(made.length).toBe(5);
    const typed = await Promise.all(
      [{ at: 20_000, body: 'vocal up 1 dB' }, { at: 30_000, until: 31_500, body: 'can I re-sing this line' }].map(async (note) => (await ask<NoteView>(client, 'POST', '/notes', { versionId, ...note })).body),
    );
    for (const { body, kind, requests } of typed) {
      const [one] = made.filter((note) => note.body === body);
      expect(one).toMatchObject({ kind, requests: requests.map(({ kind, state, basis, need }) => ({ kind, state, basis, need })) });
    }
    expect(made.find(({ at }) => at === 2000)).toMatchObject({ until: 3500, author: { id: house.client.userId } });
  });

  it('does not make anew what was exported from here, nor what was taken back', async () => {
    const { trackId, versionId } = await noted();
    const { body } = await ask<Buffer>(engineer, 'GET', `/versions/${versionId}/export?format=reaper&requests=all`);
    const back = await bring(engineer, versionId, `${body.toString()}M9,and the tambourine,0:00:11.000,,,\n`);
    expect(back.body.lines.map(({ outcome }) => outcome)).toEqual(['there_already', 'there_already', 'there_already', 'made']);
    const mine = (await notesOf(trackId)).find(({ at }) => at === 11_000) as NoteView;
    await ask(engineer, 'DELETE', `/notes/${mine.id}`);
    const third = await bring(engineer, versionId, `#,Name,Start,End,Length\nM9,and the tambourine,0:00:11.000,,\n`);
    expect(third.body.lines).toMatchObject([{ outcome: 'there_already', note: { id: mine.id } }]);
  });

  it.each(['reaper', 'audacity'] as const)('brings every note of a %s export to another version, as it was', async (format) => {
    const { versionId } = await noted();
    const { trackId: other, versionId: to } = await fresh();
    await db().update(versions).set({ offsetSamples: -12_345 }).where(eq(versions.id, to));
    await db().update(versions).set({ offsetSamples: -12_345 }).where(eq(versions.id, versionId));
    const { body } = await ask<Buffer>(engineer, 'GET', `/versions/${versionId}/export?format=${format}&requests=all&clock=song`);
    const back = await bring(engineer, to, body.toString(), { format, clock: 'song' });
    expect(back.body.problems).toEqual([]);
    expect((await notesOf(other)).map(({ at, until, body }) => ({ at, until, body })).sort((a, b) => a.at - b.at)).toEqual([
      { at: 1000, until: 4500, body: 'vocal up 1 dB 日本' },
      { at: 2000, until: null, body: 'bass brighter' },
      { at: 9000, until: null, body: 'hi-hat, "down"\na touch' },
    ]);
  });

  it('refuses what is no such file, and more than it can look through', async () => {
    const { versionId } = await fresh();
    expect((await bring(client, versionId, 'dear engineer')).status).toBe(422);
    expect((await bring(client, versionId, '')).status).toBe(422);
    const many = Array.from({ length: 501 }, (_, i) => `1.0\t1.0\tlabel ${i}`).join('\n');
    expect((await bring(client, versionId, many)).body).toMatchObject({ status: 422, detail: expect.stringContaining('501') as string });
  });
});
