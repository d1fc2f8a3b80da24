import { eq } from 'drizzle-orm';
import { Upload } from 'tus-js-client';
import { v7 } from 'uuid';
import { db } from '#db/client.server.ts';
import { insertApiToken } from '#db/queries/api-tokens.server.ts';
import { notes, requests, studios, tracks, users, versions } from '#db/schema/index.ts';
import { newToken } from '#server/auth/api-tokens.server.ts';
import { startSession } from '#server/auth/sessions.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { addPerson, addProject, addTrack } from '#tests/factories/studio.ts';
import { house } from './house.ts';
import { song } from './sound.ts';

export type Person = {
  userId: string;
  name: string;
  email: string;
  role: 'owner' | 'engineer' | 'client';
  /** Of a signed-in browser. */
  cookie: { name: string; value: string };
  /** For the socket, the uploads and the API. */
  token: string;
};

export type Job = { projectId: string; trackId: string; title: string; engineer: Person; clients: Person[]; versionIds: string[] };

type JobOptions = {
  /** Names of the project's clients. */
  clients?: string[];
  /** Versions to upload, by their sound. */
  songs?: Parameters<typeof song>[0][];
  /** When the mix was marked done; null leaves it in progress. */
  doneAt?: Date | null;
};

function database() {
  process.env.DATABASE_URL = house().databaseUrl;
  return db();
}

/** Somebody with an account, signed in. */
export async function newPerson(role: Person['role'], name: string): Promise<Person> {
  const { userId, email } = await addPerson(database(), role, name);
  return signedIn({ userId, email: email as string, name, role });
}

/** The demo studio's owner; a studio has one. */
export async function theOwner(): Promise<Person> {
  const [owner] = await database().select().from(users).where(eq(users.role, 'owner'));
  if (!owner) throw new Error('the demo has made no owner');
  return signedIn({ userId: owner.id, email: owner.email, name: owner.name, role: 'owner' });
}

async function signedIn(person: Omit<Person, 'cookie' | 'token'>): Promise<Person> {
  const { userId } = person;
  const [cookie = ''] = (await startSession(userId)).split(';');
  const { token, prefix, tokenHash } = newToken();
  await insertApiToken(database(), { id: v7(), userId, name: 'test', prefix, tokenHash, scopes: ['read', 'notes', 'versions', 'manage'], createdAt: new Date() });
  return { ...person, cookie: { name: cookie.split('=')[0] as string, value: cookie.slice(cookie.indexOf('=') + 1) }, token };
}

/** A project of its own with one track, its people, and versions that have come in through the upload door. */
export async function newJob({ clients = ['Cleo Client'], songs = [{}], doneAt = null }: JobOptions = {}): Promise<Job> {
  const [studio] = await database().select().from(studios);
  if (!studio) throw new Error('the house has no studio');
  const engineer = await newPerson('engineer', 'Enno Engineer');
  const members: Person[] = [];
  for (const name of clients) members.push(await newPerson('client', name));
  const projectId = await addProject(database(), studio.id, members);
  const trackId = await addTrack(database(), projectId, { doneAt });
  const title = `Song ${trackId.slice(-6)}`;
  await database().update(tracks).set({ title, versionSeq: 0 }).where(eq(tracks.id, trackId));
  const job: Job = { projectId, trackId, title, engineer, clients: members, versionIds: [] };
  for (const sound of songs) await upload(job, song(sound));
  return job;
}

/** Sends a file by tus and waits until it can be heard. @returns the version's id. */
export async function upload(job: Job, file: Buffer, name = 'mix.wav', withinMs = 40_000): Promise<string> {
  const id = await new Promise<string>((resolve, reject) => {
    const sending = new Upload(file, {
      endpoint: `${house().url}/uploads`,
      headers: { Authorization: `Bearer ${job.engineer.token}` },
      metadata: { trackId: job.trackId, filename: name },
      onSuccess: () => resolve(sending.url?.split('/').at(-1) as string),
      onError: reject,
    });
    sending.start();
  });
  await heard(id, withinMs);
  job.versionIds.push(id);
  return id;
}

/** Waits until ingest has finished with a version. @throws with its words when it failed. */
export async function heard(versionId: string, withinMs = 40_000): Promise<void> {
  for (const until = Date.now() + withinMs; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const [version] = await database().select().from(versions).where(eq(versions.id, versionId));
    if (version?.state === 'ready') return;
    if (version?.state === 'failed') throw new Error(`the version failed: ${version.failure}`);
  }
  throw new Error('the version did not become ready');
}

const ROWS_AT_ONCE = 500;

/** Small wishes of the job's first client that nobody has looked at yet, one a second of the song's newest version, straight into the database. */
export async function addRequests({ trackId, versionIds, clients }: Job, bodies: readonly string[]): Promise<void> {
  const [versionId, authorId] = [versionIds.at(-1) as string, clients[0]?.userId as string];
  const begun = Date.now() - bodies.length;
  const all = bodies.map((body, n) => ({ id: v7(), noteId: v7(), body, receivedAt: new Date(begun + n), atMs: (n % 10) * 1000 }));
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    const some = all.slice(from, from + ROWS_AT_ONCE);
    await database().insert(notes).values(some.map(({ noteId, body, receivedAt, atMs }) => ({ id: noteId, trackId, versionId, authorId, atMs, body, kind: 'minor' as const, writtenAt: receivedAt, receivedAt })));
    await database().insert(requests).values(some.map(({ id, noteId, receivedAt }) => ({ id, noteId, trackId, kind: 'minor' as const, state: 'new' as const, minutes: 2, sentence: 'The studio looks at it.', receivedAt })));
  }
}

/** A link that lets one more client join the job. */
export async function newInvitation(job: Job): Promise<string> {
  database();
  const { userId, name, email } = job.engineer;
  const { link } = await inviteMember({ actor: { role: 'engineer', userId, name, email }, at: new Date() }, { role: 'client', projectId: job.projectId });
  return link;
}
