import type { Db } from '../client.server.ts';

/** What the access table asks about one person and one version, with what the door needs to serve it. */
export type MediaFacts = {
  userId: string;
  role: 'owner' | 'engineer' | 'client';
  member: boolean;
  published: boolean;
  downloadsAllowed: boolean;
  state: 'uploading' | 'processing' | 'ready' | 'failed';
  fileName: string;
};

const facts = (user: string) => `
  select u.id as "userId", u.role, v.state, v.file_name as "fileName", v.published_at is not null as published,
         p.downloads_allowed and v.role = 'mix' as "downloadsAllowed", m.user_id is not null as member
  from versions v
  join tracks t on t.id = v.track_id
  join projects p on p.id = t.project_id
  join users u on u.id = ${user} and u.removed_at is null
  left join project_members m on m.project_id = p.id and m.user_id = u.id
  where v.id = $2::uuid and v.deleted_at is null`;

const BY_SESSION = facts('(select user_id from sessions where id = $1 and expires_at > $3::text::timestamptz)');
const BY_USER = facts('$1::uuid');

/**
 * The facts for who holds a session, by the hash of its id; null where session, person or version is
 * not. Streaming asks this once a request, so it is a statement prepared on the connection.
 */
export async function mediaFactsOfSession(db: Db, sessionHash: string, versionId: string, at: Date): Promise<MediaFacts | null> {
  const [row] = await db.$client.unsafe<MediaFacts[]>(BY_SESSION, [sessionHash, versionId, at.toISOString()], { prepare: true });
  return row ?? null;
}

/** The same for a person known by other means. */
export async function mediaFactsOfUser(db: Db, userId: string, versionId: string): Promise<MediaFacts | null> {
  const [row] = await db.$client.unsafe<MediaFacts[]>(BY_USER, [userId, versionId], { prepare: true });
  return row ?? null;
}
