import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '#db/client.server.ts';
import { requestsByIds } from '#db/queries/notes.server.ts';
import { listConflicts } from '#server/services/conflicts/list-conflicts.server.ts';
import { pickSide } from '#server/services/conflicts/pick-side.server.ts';
import { updateNote } from '#server/services/notes/update-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { publishVersion } from '#server/services/versions/publish-version.server.ts';
import { addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';
import { DONE, INSIDE, openHouse } from './desk-support.ts';

const { raw } = useDatabase();
let house: Awaited<ReturnType<typeof openHouse>>;
let place = 0;
beforeAll(async () => {
  house = await openHouse();
  await house.decider(house.second.userId);
});

const standing = async (...ids: { id: string }[]) => {
  const rows = await requestsByIds(db(), ids.map(({ id }) => id));
  return ids.map(({ id }) => rows.find(({ request }) => request.id === id)?.request).map((row) => `${row?.state} ${row?.basis}`);
};

/** Two people who want the vocal up and down, somewhere nobody else is. */
async function disagree() {
  place += 15_000;
  const up = await house.write(house.client, 'lead vocal up 1 dB please', { at: place });
  const down = await house.write(house.second, 'the vocal is too loud here', { at: place + 2000 });
  const [conflict] = (await listConflicts(callAt(house.client, INSIDE), { projectId: house.projectId, open: true })).slice(-1);
  if (!conflict) throw new Error('no conflict');
  return { up, down, conflict };
}

describe('two people who ask for opposite things', () => {
  it('get neither until the decision maker picks, and nobody else’s pick counts', async () => {
    const { up, down, conflict } = await disagree();
    expect(await standing(up.request, down.request)).toEqual(['needs_decision null', 'needs_decision null']);
    expect(conflict).toMatchObject({ part: 'lead vocal', decider: { name: 'second' }, sides: [{ direction: 'up' }, { direction: 'down' }] });
    for (const action of [{ action: 'accept' }, { action: 'goodwill', reason: 'x' }, { action: 'decline', reason: 'x' }] as const) {
      await expect(decideRequest(callAt(house.engineer, INSIDE), { ...action, requestId: up.request.id })).rejects.toMatchObject({ code: 'conflict' });
    }
    const pick = { conflictId: conflict.id, requestId: up.request.id };
    for (const who of [house.client, house.engineer, house.owner]) await expect(pickSide(callAt(who, INSIDE), pick)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(pickSide(callAt(house.stranger, INSIDE), pick)).rejects.toMatchObject({ code: 'not_found' });
    expect(await pickSide(callAt(house.second, INSIDE), pick)).toMatchObject({ state: 'picked', pickedBy: { name: 'second' } });
    expect(await standing(up.request, down.request)).toEqual(['accepted window', 'declined null']);
    const [lost] = await requestsByIds(db(), [down.request.id]);
    expect(lost?.request.sentence).toBe('second decided for the project, for the other way: “lead vocal up 1 dB please”');
    await expect(pickSide(callAt(house.second, INSIDE), { ...pick, requestId: down.request.id })).rejects.toMatchObject({ code: 'conflict', message: 'second has decided this already.' });
  });

  it('are several on a side, who stand together', async () => {
    const { up, down, conflict } = await disagree();
    const third = await house.write(house.client, 'voice louder', { at: place + 1000 });
    expect(await standing(third.request)).toEqual(['needs_decision null']);
    await pickSide(callAt(house.second, INSIDE), { conflictId: conflict.id, requestId: down.request.id });
    expect(await standing(up.request, third.request, down.request)).toEqual(['declined null', 'declined null', 'accepted window']);
  });

  it('agree again when one of them takes it back or asks for something else', async () => {
    const first = await disagree();
    await withdrawNote(callAt(house.second, INSIDE), { id: first.down.note.id });
    expect(await standing(first.up.request, first.down.request)).toEqual(['accepted window', 'withdrawn null']);
    await expect(pickSide(callAt(house.second, INSIDE), { conflictId: first.conflict.id, requestId: first.up.request.id })).rejects.toMatchObject({ code: 'conflict' });
    const other = await disagree();
    await updateNote(callAt(house.second, INSIDE), { id: other.down.note.id, body: 'more reverb on the vocal' });
    expect(await standing(other.up.request, other.down.request)).toEqual(['accepted window', 'accepted window']);
  });

  it('are no conflict elsewhere in the song, about another part, by one person, or once work has begun', async () => {
    place += 15_000;
    const up = await house.write(house.client, 'snare up a touch', { at: place });
    const same = await house.write(house.client, 'snare down a touch', { at: place });
    const part = await house.write(house.second, 'kick down a touch', { at: place });
    const away = await house.write(house.second, 'snare down a touch', { at: place + 15_000 });
    expect(await standing(up.request, same.request, part.request, away.request)).toEqual(Array(4).fill('accepted window'));
    await decideRequest(callAt(house.engineer, INSIDE), { action: 'start', requestId: up.request.id });
    const late = await house.write(house.second, 'snare down a bit', { at: place });
    expect(await standing(late.request)).toEqual(['accepted window']);
  });
});

describe('mail about requests', () => {
  const mails = (recipient: string | null) => raw()`select subject, body from outgoing_mail where recipient = ${recipient} order by id`;

  it('whoever decides hears of a conflict once; where nobody does, the owner', async () => {
    const { conflict } = await disagree();
    await house.write(house.client, 'more vocal please', { at: place + 1000 });
    expect(await raw()`select recipient from outgoing_mail where dedupe_key like ${`conflict:${conflict.id}:%`}`, 'who has just made it need not be told').toEqual([]);
    await house.decider(house.client.userId);
    const other = await disagree();
    await house.write(house.client, 'more vocal please', { at: place + 1000 });
    expect(await raw()`select recipient, subject, body from outgoing_mail where dedupe_key like ${`conflict:${other.conflict.id}:%`}`).toMatchObject([
      { recipient: house.client.email, subject: 'Yours to decide: the lead vocal on “A song”', body: expect.stringContaining('second, at ') },
    ]);
    await house.decider(null);
    const nobodys = await disagree();
    expect(await raw()`select recipient from outgoing_mail where dedupe_key like ${`conflict:${nobodys.conflict.id}:%`}`).toEqual([{ recipient: house.owner.email }]);
    await house.decider(house.second.userId);
  });

  it('clients hear once a version that what they asked for is in it, when they can hear it', async () => {
    const { trackId, versionId: first } = await house.anotherTrack(DONE);
    const versionId = await addVersion(db(), trackId, house.engineer.userId, { number: 2, published: false });
    const done = async (by: typeof house.client, body: string) => {
      const { request } = await house.write(by, body, { versionId: first });
      await decideRequest(callAt(house.engineer, INSIDE), { action: 'start', requestId: request.id });
      await decideRequest(callAt(house.engineer, INSIDE), { action: 'done', requestId: request.id, versionId });
    };
    await done(house.client, 'kick up a touch');
    await done(house.client, 'bass down a touch');
    await done(house.engineer, 'shaker down a touch');
    const before = await mails(house.client.email);
    await publishVersion(callAt(house.engineer, INSIDE), { id: versionId });
    await done(house.client, 'hats down a touch');
    await done(house.second, 'snare down a touch');
    expect((await mails(house.client.email)).slice(before.length)).toMatchObject([{ subject: 'Did it land? “A song” v2', body: expect.stringContaining(`/tracks/${trackId}`) }]);
    expect((await mails(house.second.email)).map(({ subject }) => subject as string).filter((subject) => subject.startsWith('Did it'))).toHaveLength(1);
    expect((await mails(house.engineer.email)).filter(({ subject }) => (subject as string).startsWith('Did it'))).toEqual([]);
  });
});

describe('the database', () => {
  it('keeps work out of an open conflict, and picks to the decision maker', async () => {
    const { up, conflict } = await disagree();
    await expect(raw()`update requests set state = 'accepted', basis = 'fault', kind = 'fault' where id = ${up.request.id}`).rejects.toMatchObject({ code: 'TB033' });
    await expect(
      raw()`update conflicts set state = 'picked', ended_at = now(), picked_request_id = ${up.request.id}, picked_by = ${house.engineer.userId} where id = ${conflict.id}`,
    ).rejects.toMatchObject({ code: 'TB034' });
  });

  it('lets only people of the project or the studio decide for it, as long as they are there', async () => {
    await expect(raw()`update projects set decision_maker_id = ${house.stranger.userId} where id = ${house.projectId}`).rejects.toMatchObject({ code: 'TB035' });
    await raw()`delete from project_members where user_id = ${house.second.userId}`;
    expect(await raw()`select decision_maker_id from projects where id = ${house.projectId}`).toEqual([{ decision_maker_id: null }]);
  });
});
