import { v7 } from 'uuid';
import { DEFAULT_POLICY } from '#app/domain/policy/studio.ts';
import type { Db } from '#db/client.server.ts';
import { projectMembers, projects, rooms, studios, tracks, users, versions, windowTerms } from '#db/schema/index.ts';
import type { Actor, Call } from '#server/auth/actor.server.ts';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

export async function addStudio(db: Db, { timeZone = 'Europe/London', days = 14 } = {}) {
  const id = v7();
  await db.insert(studios).values({
    id,
    name: 'Test Room',
    currency: 'GBP',
    hourlyRate: 4500,
    minutesLimit: DEFAULT_POLICY.minutesLimit,
    dbLimit: DEFAULT_POLICY.dbLimit,
    minorCategories: [...DEFAULT_POLICY.minorCategories],
    createdAt: LONG_AGO,
  });
  await db.insert(windowTerms).values({ studioId: id, effectiveFrom: LONG_AGO, days, timeZone });
  return id;
}

type StaffRole = 'owner' | 'engineer' | 'client';

export async function addPerson(db: Db, role: StaffRole, name: string = role): Promise<Actor & { userId: string; role: StaffRole }> {
  const userId = v7();
  const email = `${name.toLowerCase().replaceAll(' ', '.')}-${userId.slice(-6)}@example.com`;
  await db.insert(users).values({ id: userId, email, name, role, createdAt: LONG_AGO });
  return { role, userId, name, email };
}

export async function addProject(db: Db, studioId: string, members: { userId: string }[], { downloadsAllowed = true } = {}) {
  const id = v7();
  await db.insert(projects).values({ id, studioId, title: 'An EP', artist: 'A Band', downloadsAllowed, createdAt: LONG_AGO });
  for (const { userId } of members) await db.insert(projectMembers).values({ projectId: id, userId, createdAt: LONG_AGO });
  return id;
}

export async function addTrack(db: Db, projectId: string, { doneAt = null as Date | null } = {}) {
  const id = v7();
  await db.insert(tracks).values({
    id,
    projectId,
    title: 'A song',
    position: 1,
    mixState: doneAt ? 'done' : 'in_progress',
    doneAt,
    versionSeq: 1,
    createdAt: LONG_AGO,
  });
  return id;
}

/** A version's row as ingest leaves it; its files are not there. */
export async function addVersion(
  db: Db,
  trackId: string,
  uploadedBy: string,
  { number = 1, published = true, durationMs = 240_000, role = 'mix' }: { number?: number; published?: boolean; durationMs?: number; role?: 'mix' | 'reference' } = {},
) {
  const id = v7();
  await db.insert(versions).values({
    id,
    trackId,
    role,
    number,
    label: `v${number}`,
    state: 'ready',
    publishWhenReady: true,
    uploadedBy,
    fileName: 'mix.wav',
    fileSize: 1000,
    createdAt: LONG_AGO,
    sampleRate: 48_000,
    bitDepth: 24,
    channels: 2,
    samples: durationMs * 48,
    durationMs,
    integratedLufs: -14,
    publishedAt: published ? LONG_AGO : null,
    publishedBy: published ? uploadedBy : null,
  });
  return id;
}

export async function addRoom(db: Db, name = 'Live room') {
  const id = v7();
  await db.insert(rooms).values({ id, name, createdAt: LONG_AGO });
  return id;
}

/** A studio with an owner, an engineer, a client and somebody else's client, a project, a track and its first version. */
export async function addHouse(db: Db, { doneAt = null as Date | null } = {}) {
  const studioId = await addStudio(db);
  const owner = await addPerson(db, 'owner');
  const engineer = await addPerson(db, 'engineer');
  const client = await addPerson(db, 'client');
  const stranger = await addPerson(db, 'client', 'stranger');
  const projectId = await addProject(db, studioId, [client]);
  const otherProjectId = await addProject(db, studioId, [stranger]);
  const trackId = await addTrack(db, projectId, { doneAt });
  const versionId = await addVersion(db, trackId, engineer.userId);
  return { studioId, owner, engineer, client, stranger, projectId, otherProjectId, trackId, versionId };
}

export const callAt = (actor: Actor, at: string | Date | number): Call => ({ actor, at: new Date(at) });
