import { v7 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { correctedNotes } from '#db/queries/corrections.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { addHouse, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
const AT = '2026-03-05T12:00:00Z';
let house: Awaited<ReturnType<typeof addHouse>>;

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date('2026-03-03T16:20:00Z') });
});

async function noteWith(body: string) {
  const { note } = await createNote(callAt(house.client, AT), { id: v7(), versionId: house.versionId, at: 1000, body });
  return { id: note.id, requestId: note.requests[0]?.id as string };
}

it('keeps what an engineer named anew as examples, and nothing else', async () => {
  const engineer = callAt(house.engineer, AT);
  const renamed = await noteWith('the celesta wants to be elsewhere');
  const accepted = await noteWith('snare down a touch');
  const takenBack = await noteWith('hats down a touch');
  await decideRequest(engineer, { requestId: renamed.requestId, action: 'reclassify', kind: 'major' });
  await decideRequest(engineer, { requestId: accepted.requestId, action: 'start' });
  await decideRequest(engineer, { requestId: takenBack.requestId, action: 'reclassify', kind: 'fault' });
  await withdrawNote(callAt(house.client, AT), { id: takenBack.id });
  expect(await correctedNotes(db())).toEqual([{ body: 'the celesta wants to be elsewhere', kind: 'major' }]);
});
