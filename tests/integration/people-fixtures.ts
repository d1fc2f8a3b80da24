import type { Actor, Call } from '#server/auth/actor.server.ts';
import { NOBODY } from '#server/auth/actor.server.ts';
import { readSession } from '#server/auth/sessions.server.ts';
import { acceptInvitation } from '#server/services/accounts/accept-invitation.server.ts';
import { inviteMember } from '#server/services/accounts/invite-member.server.ts';
import { setUpStudio } from '#server/services/studio/set-up-studio.server.ts';
import { db } from '#db/client.server.ts';
import { projects, studios } from '#db/schema/index.ts';
import { v7 } from 'uuid';

export const PASSWORD = 'four quiet words here';

/** 127.1.0.x, a new one each time: limits of one test do not reach into the next. */
let callers = 0;
export const newIp = (): string => `127.1.${Math.floor(++callers / 250)}.${callers % 250}`;

export const by = (actor: Actor, at: Date = new Date()): Call => ({ actor, at });
export const nobody = (at?: Date): Call => by(NOBODY, at);
export const later = (ms: number): Date => new Date(Date.now() + ms);
export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Turns a Set-Cookie value into the Cookie header a browser would send. */
export const asHeader = (setCookie: string): string => setCookie.split(';')[0] as string;

/** Who a Set-Cookie value signs in. */
export async function actorOf(setCookie: string): Promise<Actor> {
  const signedIn = await readSession(asHeader(setCookie));
  if (!signedIn) throw new Error('this cookie signs nobody in');
  return signedIn.actor;
}

export const STUDIO = {
  studioName: 'Northlight',
  name: 'Olive Owner',
  email: 'olive@northlight.example',
  password: PASSWORD,
  currency: 'GBP',
  timeZone: 'Europe/London',
  hourlyRate: 4500,
};

/** Sets the studio up and gives it a project. */
export async function studioWithOwner(): Promise<{ owner: Actor; projectId: string }> {
  const { cookie } = await setUpStudio(nobody(), STUDIO);
  return { owner: await actorOf(cookie), projectId: await newProject() };
}

export async function newProject(title = 'Harbour Lights'): Promise<string> {
  const [studio] = await db().select().from(studios);
  if (!studio) throw new Error('set the studio up first');
  const id = v7();
  await db().insert(projects).values({ id, studioId: studio.id, title, artist: 'The Lanterns', createdAt: new Date() });
  return id;
}

export const secretOf = (link: string): string => link.split('/').at(-1) as string;

/** Brings somebody in by an invitation, as people come in. */
export async function joined(owner: Actor, email: string, projectId?: string): Promise<Actor> {
  const invitation = projectId ? ({ role: 'client', projectId } as const) : ({ role: 'engineer' } as const);
  const { link } = await inviteMember(by(owner), invitation);
  const { cookie } = await acceptInvitation(nobody(), secretOf(link), { name: email.split('@')[0] as string, email, password: PASSWORD });
  return actorOf(cookie);
}
