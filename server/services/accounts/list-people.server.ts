import type { MemberView } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { activeUsers, activeUsersOfProject, projectsOfUsers } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow, allowProject } from '../authorize.server.ts';

/**
 * The people of a project (its clients and the studio's own), or without one everybody. Clients see
 * the names of those they share the project with, not their addresses or other projects.
 */
export async function listPeople(call: Call, { projectId }: { projectId?: string } = {}): Promise<MemberView[]> {
  if (projectId) await allowProject(db(), call.actor, 'member.list', projectId);
  else allow(call.actor, 'member.list');
  const rows = projectId ? await activeUsersOfProject(db(), projectId) : await activeUsers(db());
  const ofStudio = call.actor.role !== 'client';
  const memberships = ofStudio ? await projectsOfUsers(db(), rows.map((row) => row.id)) : [];
  return rows.map(({ id, name, role, email, createdAt }) => ({
    id,
    name,
    role,
    email: ofStudio || id === call.actor.userId ? email : null,
    joinedAt: createdAt.toISOString(),
    projects: role === 'client' ? memberships.filter((m) => m.userId === id).map((m) => ({ id: m.id, title: m.title })) : [],
  }));
}
