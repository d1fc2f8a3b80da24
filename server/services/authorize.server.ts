import { type Action, can, canSee, type Resource } from '#app/domain/access/access.ts';
import type { Queryable } from '#db/client.server.ts';
import { type NoteScope, noteScope, type ProjectScope, projectScope, type TrackScope, trackScope, type VersionScope, versionScope } from '#db/queries/scope.server.ts';
import type { Actor } from '../auth/actor.server.ts';
import { notFound, ServiceError } from './errors.server.ts';

/**
 * Asks the access table and refuses in the right way: 401 to nobody, 404 where the thing may not
 * even be seen, 403 where it may.
 */
export function allow(actor: Actor, action: Action, resource: Resource = {}): void {
  if (can(actor, action, resource)) return;
  if (actor.role === 'nobody') throw new ServiceError('unauthenticated', 'Please sign in.');
  if (can({ ...actor, scopes: undefined }, action, resource)) {
    throw new ServiceError('forbidden', 'This token was not given the right to do this. Make one with more scopes in the settings.');
  }
  if (can(actor, canSee(action), resource)) throw new ServiceError('forbidden', 'Your role does not allow this. The studio can change that.');
  throw notFound();
}

function found<T>(actor: Actor, scope: T | null): T {
  if (scope) return scope;
  if (actor.role === 'nobody') throw new ServiceError('unauthenticated', 'Please sign in.');
  throw notFound();
}

export async function allowProject(q: Queryable, actor: Actor, action: Action, projectId: string): Promise<ProjectScope> {
  const scope = found(actor, await projectScope(q, projectId, actor.userId));
  allow(actor, action, { member: scope.member });
  return scope;
}

/** Actions on a whole track; for what hangs on a version use `allowVersion`. */
export async function allowTrack(q: Queryable, actor: Actor, action: Action, trackId: string): Promise<TrackScope> {
  const scope = found(actor, await trackScope(q, trackId, actor.userId));
  allow(actor, action, { member: scope.member, published: true });
  return scope;
}

export async function allowVersion(q: Queryable, actor: Actor, action: Action, versionId: string): Promise<VersionScope> {
  const scope = found(actor, await versionScope(q, versionId, actor.userId));
  allow(actor, action, {
    member: scope.member,
    published: scope.version.publishedAt !== null,
    downloadsAllowed: scope.project.downloadsAllowed,
  });
  return scope;
}

export async function allowNote(q: Queryable, actor: Actor, action: Action, noteId: string): Promise<NoteScope> {
  const scope = found(actor, await noteScope(q, noteId, actor.userId));
  allow(actor, action, {
    member: scope.member,
    published: scope.version.publishedAt !== null,
    own: scope.note.authorId === actor.userId,
  });
  return scope;
}
