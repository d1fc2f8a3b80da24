import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { requests } from '#db/schema/index.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { overview, PROJECTS_A_PAGE } from '#server/services/projects/overview.server.ts';
import { updateProject } from '#server/services/projects/projects.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { createTrack } from '#server/services/tracks/tracks.server.ts';
import { NOBODY } from '#server/auth/actor.server.ts';
import { addHouse, addProject, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
const NOW = '2026-03-05T12:00:00Z';
const engineer = (at = NOW) => callAt(house.engineer, at);
const client = (at = NOW) => callAt(house.client, at);

const noteOf = async (call = client(), extra: object = {}) => {
  const { note } = await createNote(call, { id: v7(), versionId: house.versionId, at: 12_000, body: 'snare down a touch', kind: 'minor', ...extra });
  return note.requests[0]?.id as string;
};

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date('2026-03-03T16:20:00Z') });
  await addVersion(db(), house.trackId, house.engineer.userId, { number: 2, published: false });
  await noteOf();
  await noteOf(client(), { kind: 'major', body: 'can I re-sing the bridge' });
  await noteOf(client(), { kind: 'comment', body: 'love it' });
  await noteOf(engineer(), { kind: 'comment', body: 'is this the take you meant?' });
  await noteOf(client(), { body: "just a tiny tweak to the vocal, I've re-sung it" });
  for (const call of [client(), engineer()]) {
    await decideRequest(engineer(), { requestId: await noteOf(call), action: 'done', versionId: house.versionId });
  }
  await decideRequest(engineer(), { requestId: await noteOf(), action: 'decline', reason: 'It carries the groove.' });
});

describe('what waits', () => {
  it('for the studio: to decide, to do, to book, to answer', async () => {
    const { projects } = await overview(engineer());
    const line = projects.find(({ project }) => project.id === house.projectId);
    expect(line?.waiting).toEqual({ toDecide: 1, toDo: 1, toBook: 1, toAnswer: 1, toCheck: 0 });
    expect(line?.tracks).toEqual([expect.objectContaining({ versions: 2, unpublished: 1, latest: 1, mixState: 'done', window: 'open' })]);
    expect(line?.tracks[0]?.sentence).toBe('Minor tweaks are free until Tuesday 17 March, 23:59 (12 days left).');
  });

  it('for a client: whether their own requests landed, and nothing unpublished', async () => {
    const { projects } = await overview(client());
    expect(projects[0]?.waiting).toMatchObject({ toCheck: 1, toBook: 1, toAnswer: 0 });
    expect(projects[0]?.tracks[0]).toMatchObject({ versions: 1, unpublished: 0, latest: 1 });
  });

  it('is counted from the rows, whatever their number', async () => {
    const counted = await db().select().from(requests);
    const { projects } = await overview(engineer());
    const { toDecide, toDo, toBook, toAnswer } = projects.find(({ project }) => project.id === house.projectId)?.waiting ?? {};
    const rows = counted.filter(({ state }) => ['new', 'needs_decision', 'needs_booking', 'accepted'].includes(state));
    // One waiting comment is the engineer's own: it waits for nobody at the studio.
    expect((toDecide ?? 0) + (toDo ?? 0) + (toBook ?? 0) + (toAnswer ?? 0)).toBe(rows.length - 1);
  });
});

describe('which projects', () => {
  it('a client sees only their own, the studio sees all, nobody none', async () => {
    const ids = async (call: Parameters<typeof overview>[0]) => (await overview(call)).projects.map(({ project }) => project.id).sort();
    expect(await ids(client())).toEqual([house.projectId]);
    expect(await ids(callAt(house.stranger, NOW))).toEqual([house.otherProjectId]);
    expect(await ids(engineer())).toEqual([house.projectId, house.otherProjectId].sort());
    expect(await ids(callAt(house.owner, NOW))).toEqual([house.projectId, house.otherProjectId].sort());
    await expect(overview(callAt(NOBODY, NOW))).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('the newest activity stands first', async () => {
    expect((await overview(engineer())).projects[0]?.project.id).toBe(house.projectId);
    await createTrack(engineer('2026-03-06T09:30:00Z'), { projectId: house.otherProjectId, title: 'New one' });
    const [first] = (await overview(engineer())).projects;
    expect(first?.project.id).toBe(house.otherProjectId);
    expect(first?.activity).toBe('Friday 6 March, 09:30');
    await noteOf(client('2026-03-07T09:00:00Z'));
    expect((await overview(engineer())).projects[0]?.project.id).toBe(house.projectId);
  });

  it('archived ones are apart, for the studio only', async () => {
    const id = await addProject(db(), house.studioId, [house.client]);
    await updateProject(engineer(), { id, archived: true });
    expect((await overview(engineer())).projects.map(({ project }) => project.id)).not.toContain(id);
    expect((await overview(engineer(), { archived: true })).projects.map(({ project }) => project.id)).toEqual([id]);
    await expect(overview(client(), { archived: true })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('come a page at a time', async () => {
    for (let made = 0; made < PROJECTS_A_PAGE; made += 1) await addProject(db(), house.studioId, []);
    const [first, second] = [await overview(engineer()), await overview(engineer(), { page: 2 })];
    expect(first).toMatchObject({ hasMore: true });
    expect(second).toMatchObject({ hasMore: false });
    const ids = [...first.projects, ...second.projects].map(({ project }) => project.id);
    expect(new Set(ids).size).toBe(PROJECTS_A_PAGE + 2);
  });
});
