import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { NoteKind } from '#app/domain/policy/words.ts';
import { db } from '#db/client.server.ts';
import { projectMembers, projects } from '#db/schema/index.ts';
import type { Actor } from '#server/auth/actor.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { addHouse, addPerson, addTrack, addVersion, callAt } from '../factories/studio.ts';

/** The mix is done on this day, so the window is open on the next. */
export const DONE = '2026-03-03T16:20:00Z';
export const INSIDE = '2026-03-05T12:00:00Z';

type Person = Actor & { userId: string };

/** A house with its window open, a second client of the project, and a short way to write notes. */
export async function openHouse() {
  const house = await addHouse(db(), { doneAt: new Date(DONE) });
  const second = await addPerson(db(), 'client', 'second');
  const colleague = await addPerson(db(), 'engineer', 'colleague');
  await db().insert(projectMembers).values({ projectId: house.projectId, userId: second.userId, createdAt: new Date(DONE) });
  const write = async (by: Person, body: string, { kind = 'minor', at = 1000, when = INSIDE, versionId = house.versionId }: { kind?: NoteKind; at?: number; when?: string; versionId?: string } = {}) => {
    const { note } = await createNote(callAt(by, when), { id: v7(), versionId, at, body, kind });
    return { note, request: note.requests[0] as NonNullable<(typeof note.requests)[number]> };
  };
  const decider = (userId: string | null) => db().update(projects).set({ decisionMakerId: userId }).where(eq(projects.id, house.projectId));
  const anotherTrack = async (doneAt: string | null) => {
    const trackId = await addTrack(db(), house.projectId, { doneAt: doneAt ? new Date(doneAt) : null });
    return { trackId, versionId: await addVersion(db(), trackId, house.engineer.userId) };
  };
  return { ...house, second, colleague, write, decider, anotherTrack };
}
