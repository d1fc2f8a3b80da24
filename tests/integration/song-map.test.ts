import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MapView } from '#app/contracts/song-map.ts';
import type { TrackSnapshot } from '#app/contracts/views.ts';
import { projectMembers } from '#db/schema/index.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { mapPage, saveMapLines } from '#server/services/tracks/map-page.server.ts';
import { catchUp, trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { updateMap } from '#server/services/tracks/update-map.server.ts';
import { addHouse, addPerson, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { sessionOf, tokenOf, useApi } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
const { ask } = useApi();
const AT = '2026-03-05T12:00:00Z';
const SECTIONS = [{ name: 'Intro', start: 0, end: null }, { name: 'Chorus 1', start: 30_000, end: 60_000 }, { name: 'Chorus 2', start: 90_000, end: null }];
const PARTS = [{ name: 'Wurli', part: 'keys' }, { name: 'Anna’s harmony', part: null }];

let house: Awaited<ReturnType<typeof addHouse>>;
let trackId: string;
beforeAll(async () => {
  house = await addHouse(db());
});
beforeEach(async () => {
  trackId = await addTrack(db(), house.projectId);
});

const by = (who: 'owner' | 'engineer' | 'client' | 'stranger' = 'engineer') => callAt(house[who], AT);
const save = (change: Partial<Parameters<typeof updateMap>[1]> = {}, call = by()) => updateMap(call, { id: trackId, rowVersion: 0, sections: SECTIONS, parts: PARTS, ...change });
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', ({ code }: { code: string }) => code);

describe('a track’s map', () => {
  it('is saved whole, read with the track, and told to everybody on it once', async () => {
    const { seq } = (await trackSnapshot(by('client'), trackId)).track;
    const map = await save({ sections: [...SECTIONS].reverse() });
    expect(map).toEqual({ sections: SECTIONS, parts: PARTS, rowVersion: 1 });
    expect((await trackSnapshot(by('client'), trackId)).map).toEqual(map);
    const missed = await catchUp(by('client'), trackId, seq);
    expect('events' in missed && missed.events).toMatchObject([{ type: 'track.mapped', seq: seq + 1, actor: { name: house.engineer.name }, data: { map } }]);
    expect(await save({ rowVersion: 1 }), 'the same again changes nothing').toEqual(map);
    expect((await trackSnapshot(by('client'), trackId)).track.seq).toBe(seq + 1);
  });

  it('is written by the studio’s people only, and read by who may see the track', async () => {
    expect(await codeOf(save({}, by('client')))).toBe('forbidden');
    expect(await codeOf(save({}, by('stranger')))).toBe('not_found');
    expect(await codeOf(saveMapLines(by('client'), trackId, { rowVersion: 0, sections: '0:00 Intro', parts: '' }))).toBe('forbidden');
    expect(await mapPage(by('client'), trackId)).toMatchObject({ mayEdit: false, map: { rowVersion: 0 } });
    expect(await codeOf(mapPage(by('stranger'), trackId))).toBe('not_found');
  });

  it('is not saved over another’s: who was quicker is said, with what they changed and the map as it is', async () => {
    await save();
    const theirs = await save({ rowVersion: 1, sections: [...SECTIONS.slice(0, 2), { name: 'Bridge', start: 80_000, end: null }, { name: 'Chorus 2', start: 92_000, end: null }] }, by('owner'));
    await expect(save({ rowVersion: 1, sections: [] })).rejects.toMatchObject({
      code: 'stale',
      message: `${house.owner.name} was quicker: “Bridge” begins at 1:20.0, “Chorus 2” moved from 1:30.0 to 1:32.0. Look at it, and save again what you still want.`,
      more: { map: theirs },
    });
    expect((await trackSnapshot(by(), trackId)).map).toEqual(theirs);
    expect(await save({ rowVersion: 2, sections: [], parts: [] })).toEqual({ sections: [], parts: [], rowVersion: 3 });
  });

  it('of two saves at once one is made', async () => {
    const outcomes = await Promise.all(['A', 'B', 'C'].map((name) => codeOf(save({ sections: [{ name, start: 0, end: null }] }))));
    expect(outcomes.sort()).toEqual(['done', 'stale', 'stale']);
  });

  it('says what is wrong with it, by list', async () => {
    await expect(save({ sections: [SECTIONS[1] as (typeof SECTIONS)[1], { name: 'Break', start: 40_000, end: null }], parts: [{ name: 'Wurli', part: 'kazoo' }] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { sections: ['“Chorus 1” ends after “Break” has begun.'], parts: ['“Wurli”: there is no common part “kazoo”.'] },
    });
  });
});

describe('the database', () => {
  const insert = (start: number, end: number | null, name: string) => db().execute(sql`insert into track_sections (track_id, start_ms, end_ms, name) values (${trackId}, ${start}, ${end}, ${name})`);
  it('keeps the rules by itself', async () => {
    await insert(0, 5000, 'Intro');
    await expect(insert(0, null, 'Again'), 'begins at the same moment').rejects.toThrow();
    await expect(insert(9000, null, 'INTRO'), 'the same name').rejects.toThrow();
    await expect(insert(4999, null, 'Inside'), 'inside another').rejects.toThrow();
    await expect(insert(9000, 9000, 'Backwards')).rejects.toThrow();
    await expect(insert(9000, null, '  ')).rejects.toThrow();
    await expect(insert(-60_001, null, 'Early')).rejects.toThrow();
    await insert(5000, null, 'Verse');
  });
});

describe('the doors', () => {
  it('the API reads and writes it, and refuses with what is there', async () => {
    const engineer = await tokenOf(house.engineer.userId, 'read', 'manage');
    const path = `/tracks/${trackId}/map`;
    const saved = await ask<MapView>(engineer, 'PATCH', path, { rowVersion: 0, sections: [{ name: ' chorus', start: 60_000 }, { name: 'chorus', start: 30_000 }], parts: [{ name: 'Wurli', part: 'keys' }] });
    expect(saved.body).toEqual({ rowVersion: 1, sections: [{ name: 'chorus 1', start: 30_000, end: null }, { name: 'chorus 2', start: 60_000, end: null }], parts: [{ name: 'Wurli', part: 'keys' }] });
    expect((await ask<TrackSnapshot>(await sessionOf(house.client.userId), 'GET', `/tracks/${trackId}`)).body.map).toEqual(saved.body);
    const stale = await ask<{ type: string; map: MapView }>(engineer, 'PATCH', path, { rowVersion: 0, sections: [], parts: [] });
    expect([stale.status, stale.body.type, stale.body.map]).toEqual([409, '/problems/stale', saved.body]);
    const wrong = await ask<{ errors: Record<string, string[]> }>(engineer, 'PATCH', path, { rowVersion: 1, sections: [{ name: 'x', start: 0.5 }], parts: [] });
    expect([wrong.status, wrong.body.errors]).toEqual([422, { 'sections.0.start': ['Use whole milliseconds.'] }]);
    expect((await ask(await tokenOf(house.engineer.userId, 'read', 'notes'), 'PATCH', path, { rowVersion: 1, sections: [], parts: [] })).status).toBe(403);
  });

  it('the form takes lines, keeps a map from being cleared by mistake, and can put back', async () => {
    const done = await saveMapLines(by(), trackId, { rowVersion: 0, sections: '0:30 chorus\n0:00 intro', parts: 'Wurli = Keys' });
    expect((await mapPage(by(), trackId)).lines).toEqual({ sections: '0:00.000 intro\n0:30.000 chorus', parts: 'Wurli = keys' });
    await expect(saveMapLines(by(), trackId, { rowVersion: 1, sections: 'intro', parts: 'x = kazoo' })).rejects.toMatchObject({
      fields: { sections: ['Line 1: begin with a time such as 1:32.5, then the name.'], parts: ['Line 1: there is no common part “kazoo”.'] },
    });
    await expect(saveMapLines(by(), trackId, { rowVersion: 1, sections: ' ', parts: '' })).rejects.toMatchObject({ code: 'invalid', fields: { clear: [expect.any(String)] } });
    const cleared = await saveMapLines(by(), trackId, { rowVersion: 1, sections: '', parts: '', clear: 'yes' });
    expect([done.before, cleared.before.parts]).toEqual([{ sections: '', parts: '' }, 'Wurli = keys']);
    await saveMapLines(by(), trackId, { rowVersion: cleared.rowVersion, ...cleared.before });
    expect((await mapPage(by(), trackId)).map).toMatchObject({ rowVersion: 3, sections: [{ name: 'intro' }, { name: 'chorus' }] });
  });
});

describe('notes', () => {
  it('are read by the track’s own names, and pull against one another by them', async () => {
    await save();
    const versionId = await addVersion(db(), trackId, house.engineer.userId);
    const ben = await addPerson(db(), 'client', 'Ben');
    await db().insert(projectMembers).values({ projectId: house.projectId, userId: ben.userId, createdAt: new Date() });
    const write = async (body: string, actor = house.client) => (await createNote(callAt(actor, AT), { id: v7(), versionId, at: 92_000, body, kind: 'minor' })).note;
    expect((await write('the keys up a touch in the second chorus')).wishes).toMatchObject([{ part: 'Wurli', direction: 'up', section: 'Chorus 2', sectionNumber: null }]);
    expect((await write('bring Anna’s harmony down 1 dB')).wishes).toMatchObject([{ part: 'Anna’s harmony', direction: 'down' }]);
    expect((await write('Wurli down a touch please', ben)).requests).toMatchObject([{ state: 'needs_decision' }]);
    const list = await ask<Buffer>(await sessionOf(house.client.userId), 'GET', `/versions/${versionId}/export?format=md`);
    expect(list.body.toString()).toContain('- [ ] **0:01:32.000** (Chorus 2) bring Anna’s harmony down 1 dB');
    const table = await ask<Buffer>(await sessionOf(house.client.userId), 'GET', `/versions/${versionId}/export?format=csv`);
    expect(table.body.toString().split('\r\n')[1]).toMatch(/,Chorus 2$/);
  });
});
