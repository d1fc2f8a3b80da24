import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Queryable, Tx } from '../client.server.ts';
import { invitations, projects, users } from '../schema/index.ts';

export type InvitationRow = typeof invitations.$inferSelect;

export const insertInvitation = (q: Queryable, row: typeof invitations.$inferInsert) => q.insert(invitations).values(row);

export type InvitationDetail = { invitation: InvitationRow; projectTitle: string | null; invitedByName: string };

/** An invitation by the hash of its secret, with what its page shows. */
export async function invitationByHash(q: Queryable, tokenHash: string): Promise<InvitationDetail | null> {
  const [row] = await q
    .select({ invitation: invitations, projectTitle: projects.title, invitedByName: users.name })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .leftJoin(projects, eq(projects.id, invitations.projectId))
    .where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

/** The same under a row lock: of two people opening one link, the second waits. */
export async function lockInvitation(tx: Tx, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.tokenHash, tokenHash)).for('update');
  return row ?? null;
}

export const markInvitationAccepted = (q: Queryable, id: string, acceptedBy: string, acceptedAt: Date) =>
  q.update(invitations).set({ acceptedBy, acceptedAt }).where(eq(invitations.id, id));

/** Takes an open invitation back; the row, or nothing when it was used or taken back before. */
export const revokeInvitationRow = (q: Queryable, id: string, at: Date) =>
  q
    .update(invitations)
    .set({ revokedAt: at })
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .returning({ id: invitations.id });

export async function invitationById(q: Queryable, id: string): Promise<InvitationRow | null> {
  const [row] = await q.select().from(invitations).where(eq(invitations.id, id));
  return row ?? null;
}

/** Invitations that still open, newest first. */
export const openInvitations = (q: Queryable, at: Date): Promise<InvitationDetail[]> =>
  q
    .select({ invitation: invitations, projectTitle: projects.title, invitedByName: users.name })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .leftJoin(projects, eq(projects.id, invitations.projectId))
    .where(and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, at)))
    .orderBy(desc(invitations.createdAt));

/** Forgets links nobody used; used ones stay, they say who brought whom. */
export const deleteUnusedInvitations = (q: Queryable, expiredBefore: Date) =>
  q.delete(invitations).where(and(isNull(invitations.acceptedAt), lt(invitations.expiresAt, expiredBefore)));
