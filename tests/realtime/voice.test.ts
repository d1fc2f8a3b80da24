import { existsSync } from 'node:fs';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Sound } from '#app/realtime/outbox-item.ts';
import { notes, recordings } from '#db/schema/index.ts';
import { recordingFile } from '#server/services/recordings/recording-files.server.ts';
import { addHouse } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { recordedVoice } from '../setup/voice.ts';
import { useReview } from './review.ts';

const { db } = useDatabase();
const { onTrack } = useReview();
let house: Awaited<ReturnType<typeof addHouse>>;
let sound: Sound;
beforeAll(async () => {
  house = await addHouse(db());
  const bytes = new Uint8Array(await recordedVoice('webm', 0.5));
  sound = { type: 'audio/webm', bytes: bytes.buffer, durationMs: 500, peaks: [50, 100] };
});
afterEach(() => void vi.restoreAllMocks());

it('a voice on a line that breaks before, within and after its sending arrives once, and its note once', async () => {
  const ana = await onTrack(house.client, house.trackId);
  const engineer = await onTrack(house.engineer, house.trackId);
  await vi.waitFor(() => expect(ana.live().upToDate && engineer.live().upToDate).toBe(true), 5000);
  const send = globalThis.fetch;
  let tries = 0;
  // why: a line that breaks where a test says: before the server hears, and before its answer is heard.
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
    tries += 1;
    if (tries === 1) throw new TypeError('the line broke');
    const answer = await send(...asked);
    if (tries === 2) throw new TypeError('the answer was lost');
    if (tries === 3) ana.drop();
    return answer;
  });

  const id = ana.actions.createNote({ versionId: house.versionId, at: 1000, body: '' }, sound);
  await vi.waitFor(() => expect(ana.live().notes).toMatchObject([{ id, recording: { durationMs: 500 } }]));
  expect(ana.live().pending.get(id)).toMatchObject({ what: 'create' });
  await vi.waitFor(() => expect(engineer.live().notes).toMatchObject([{ id, body: '', recording: { id: expect.any(String) as string } }]), 15_000);
  await vi.waitFor(() => expect([ana.live().waiting, ana.live().pending.size]).toEqual([0, 0]), 5000);

  const kept = await db().select().from(recordings);
  expect([tries >= 3, kept.length, (await db().select().from(notes)).length]).toEqual([true, 1, 1]);
  expect(ana.live().notes[0]?.recording).toMatchObject({ id: kept[0]?.id, durationMs: kept[0]?.durationMs });
  expect(existsSync(recordingFile(kept[0]?.id ?? ''))).toBe(true);
});

it('a voice that is refused for good is told, and its words are not lost', async () => {
  const { actions, live } = await onTrack(house.client, house.trackId);
  actions.createNote({ versionId: house.versionId, at: 1000, body: 'listen to this' }, { ...sound, bytes: new TextEncoder().encode('no sound at all').buffer });
  await vi.waitFor(() => expect(live().refused).toMatchObject([{ op: { payload: { body: 'listen to this' } }, refusal: { message: 'This is no recording that can be played. Record it again.' } }]), 10_000);
});
