import { existsSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NoteView, RecordingView } from '#app/contracts/views.ts';
import { insertRecording } from '#db/queries/recordings.server.ts';
import { signal, wavBytes } from '#server/media/test-audio.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { updateNote } from '#server/services/notes/update-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { recordingFile } from '#server/services/recordings/recording-files.server.ts';
import { sweepRecordings } from '#server/services/recordings/sweep-recordings.server.ts';
import { addHouse, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { type Credentials, sessionOf, tokenOf, useApi } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';
import { recordedVoice } from '../setup/voice.ts';

const { db, raw } = useDatabase();
const api = useApi();
let house: Awaited<ReturnType<typeof addHouse>>;
let client: Credentials;
let webm: Buffer;
let done: string;

beforeAll(async () => {
  house = await addHouse(db());
  client = await sessionOf(house.client.userId);
  webm = await recordedVoice('webm', 1.5);
  done = await addVersion(db(), await addTrack(db(), house.projectId, { doneAt: new Date(Date.now() - 86_400_000) }), house.engineer.userId);
});

type Said = RecordingView & { error?: { code: string; message: string } };
const pathOf = (id: string, versionId = house.versionId) => `${api.url()}/media/${versionId}/voice/${id}`;

async function put(bytes: Buffer, { id = v7(), who = client, versionId = house.versionId } = {}): Promise<{ id: string; status: number; said: Said }> {
  const answer = await fetch(pathOf(id, versionId), { method: 'PUT', body: new Uint8Array(bytes), headers: { ...who, 'content-type': 'audio/webm;codecs=opus' } });
  const text = await answer.text();
  return { id, status: answer.status, said: (text.startsWith('{') ? JSON.parse(text) : {}) as Said };
}
/** A voice that has arrived, without the time that making it ready takes. */
async function arrived({ by = house.client, versionId = house.versionId } = {}): Promise<{ id: string; said: RecordingView }> {
  const said = { id: v7(), durationMs: 900, peaks: [40, 100] };
  await insertRecording(db(), { ...said, versionId, authorId: by.userId, bytes: sounds.length, createdAt: new Date() });
  await mkdir(path.dirname(recordingFile(said.id)), { recursive: true });
  await writeFile(recordingFile(said.id), sounds);
  return { id: said.id, said };
}
const sounds = Buffer.from('OggS and what follows');
const hear = (id: string, who: Credentials, headers: Record<string, string> = {}) => fetch(pathOf(id), { headers: { ...who, ...headers } });
const note = (recordingId: string | undefined, more: object = {}, who = client) => api.ask<NoteView & { detail: string }>(who, 'POST', '/notes', { id: v7(), versionId: house.versionId, at: 1000, ...(recordingId ? { recordingId } : {}), ...more });
const now = (who: typeof house.client = house.client) => callAt(who, Date.now());

it('our own pages may ask for the microphone, and for nothing else', async () => {
  const { headers } = await fetch(`${api.url()}/api/v1/openapi.json`);
  expect(headers.get('permissions-policy')).toBe('microphone=(self), camera=(), geolocation=(), display-capture=(), payment=(), usb=()');
  expect(headers.get('content-security-policy')).toContain("media-src 'self' blob:");
});

describe('a voice on its way in', () => {
  it('is decoded, kept as Ogg Opus and answered alike however often it is sent', async () => {
    const first = await put(webm);
    expect([first.status, Math.round(first.said.durationMs / 100)]).toEqual([200, 15]);
    expect(await put(webm, { id: first.id })).toEqual(first);
    const at = v7();
    const both = await Promise.all([put(webm, { id: at }), put(webm, { id: at })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await put(await recordedVoice('mp4', 1))).status).toBe(200);
  });

  it('is refused with a sentence where it is none, is too large or too long', async () => {
    const [none, empty, large, long] = [await put(Buffer.from('not a sound'.repeat(99))), await put(Buffer.alloc(0)), await put(Buffer.alloc(1_600_000)), await put(wavBytes(signal(8_000 * 64, 1, (i) => 0.3 * Math.sin(i / 9)), 's16', 8_000, 1))];
    expect([none, empty, large, long].map(({ status, said }) => [status, said.error?.message])).toEqual([
      [422, 'This is no recording that can be played. Record it again.'],
      [422, 'Send the recorded sound as the body.'],
      [422, 'A voice note is at most 1.5 MB. Record a shorter one.'],
      [422, 'A voice note is at most 60 seconds long. Record a shorter one.'],
    ]);
  });

  it('is nobody else’s: not their id, not their note, not another version’s', async () => {
    const { id } = await arrived();
    const engineer = await sessionOf(house.engineer.userId);
    expect((await put(webm, { id, who: engineer })).status).toBe(409);
    expect((await note(id, {}, engineer)).status).toBe(422);
    expect((await note(id, { versionId: done })).status).toBe(422);
    expect((await note(v7())).status).toBe(422);
    expect((await note(id)).status).toBe(201);
    expect(await note(id), 'one voice, one note').toMatchObject({ status: 422, body: { detail: 'This voice is in another note already. Record it again.' } });
  });
});

describe('a note that is said', () => {
  it('needs words or a voice, and comes with both as it is', async () => {
    expect(await note(undefined, { body: '  ' })).toMatchObject({ status: 422, body: { detail: 'Write something.' } });
    const { id, said } = await arrived();
    const { body: made } = await note(id, { body: 'like this' });
    expect(made).toMatchObject({ body: 'like this', recording: { id, durationMs: said.durationMs, peaks: said.peaks } });
  });

  it('waits for the engineer’s ear: nobody has read it', async () => {
    const asked = async (more: object, call = now()) => {
      const { id } = await arrived({ by: call.actor as typeof house.client, versionId: done });
      const { note: made } = await createNote(call, { id: v7(), versionId: done, at: 0, body: '', recordingId: id, ...more });
      return made.requests[0]?.state;
    };
    expect(await asked({}), 'no words').toBe('needs_decision');
    expect(await asked({ kind: 'minor' }), 'the client’s own word for it').toBe('needs_decision');
    expect(await asked({ kind: 'comment' }), 'who asks nothing gains nothing').toBe('new');
    expect(await asked({ body: 'love this take!' }), 'words that ask nothing').toBe('needs_decision');
    expect(await asked({ body: 'snare down a touch please' }), 'words that ask').toBe('accepted');
    expect(await asked({ kind: 'minor' }, now(house.engineer)), 'the engineer’s own').toBe('accepted');
  });

  it('may lose its words and not both, and is answered by voice', async () => {
    const { id } = await arrived();
    const { body: made } = await note(id, { body: 'like this' });
    expect((await updateNote(now(), { id: made.id, body: '' })).note).toMatchObject({ body: '', recording: { id } });
    const answer = await arrived();
    expect((await note(answer.id, { parent: made.id })).body).toMatchObject({ parent: made.id, requests: [], recording: { id: answer.id } });
    const { body: written } = await note(undefined, { body: 'only words' });
    await expect(updateNote(now(), { id: written.id, body: ' ' })).rejects.toThrow('Write something.');
  });

  it('is heard by who may read it, in pieces too, until it is taken back', async () => {
    const { id } = await arrived();
    expect((await hear(id, client)).status, 'not before its note').toBe(404);
    const { body: made } = await note(id);
    const whole = await hear(id, await sessionOf(house.engineer.userId));
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(Object.fromEntries(whole.headers)).toMatchObject({ 'content-type': 'audio/ogg', 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache, no-transform', 'x-content-type-options': 'nosniff' });
    expect(bytes.subarray(0, 4).toString()).toBe('OggS');
    const piece = await hear(id, client, { range: 'bytes=4-11' });
    expect([piece.status, Buffer.from(await piece.arrayBuffer()).equals(bytes.subarray(4, 12))]).toEqual([206, true]);
    expect((await hear(id, client, { 'if-none-match': whole.headers.get('etag') as string })).status).toBe(304);
    expect((await hear(id, await sessionOf(house.stranger.userId))).status).toBe(404);
    expect((await hear(id, null)).status).toBe(404);
    expect((await hear(id, await tokenOf(house.owner.userId, 'notes'))).status, 'a token without the right to read').toBe(404);
    const { note: gone } = await withdrawNote(now(), { id: made.id });
    expect([gone.recording, (await hear(id, client)).status]).toEqual([null, 404]);
  });
});

it('is removed when no note takes it within a day, or its note is taken back', async () => {
  const [untaken, kept, withdrawn] = [await arrived(), await arrived(), await arrived()];
  await note(kept.id);
  await withdrawNote(now(), { id: (await note(withdrawn.id)).body.id });
  const files = [untaken, kept, withdrawn].map(({ id }) => recordingFile(id));
  const yesterday = new Date(Date.now() - 90_000_000);
  for (const file of files) await utimes(file, yesterday, yesterday);
  await sweepRecordings(new Date());
  expect(files.map((file) => existsSync(file)), 'before its day is over').toEqual([true, true, false]);
  await sweepRecordings(new Date(Date.now() + 90_000_000));
  expect(files.map((file) => existsSync(file))).toEqual([false, true, false]);
  expect((await note(untaken.id)).status).toBe(422);
});

it('the database holds the rule against direct SQL', async () => {
  const { id } = await arrived();
  const { body: made } = await note(id);
  const refused = (query: Promise<unknown>, by: RegExp) => expect(query).rejects.toThrow(by);
  await refused(raw()`update notes set recording_id = null, recording_ms = null where id = ${made.id}`, /notes_body/);
  await refused(raw()`update notes set recording_ms = 1 where id = ${made.id}`, /notes_recording/);
  await refused(raw()`update notes set recording_ms = null where id = ${made.id}`, /notes_recording_length/);
  await refused(raw()`update notes set author_id = ${house.engineer.userId} where id = ${made.id}`, /notes_recording/);
  await refused(raw()`delete from recordings where id = ${id}`, /notes_recording/);
  await refused(raw()`insert into recordings select gen_random_uuid(), version_id, author_id, 62001, bytes, peaks, created_at from recordings where id = ${id}`, /recordings_length/);
  const { body: other } = await note(undefined, { body: 'x' });
  await refused(raw()`update notes set recording_id = ${id}, recording_ms = ${made.recording?.durationMs ?? 0} where id = ${other.id}`, /notes_one_recording/);
});
