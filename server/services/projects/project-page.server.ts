import type { MemberView } from '#app/contracts/accounts.ts';
import type { ProjectView } from '#app/contracts/views.ts';
import { type Action, can } from '#app/domain/access/access.ts';
import { db } from '#db/client.server.ts';
import { openInvitations } from '#db/queries/invitations.server.ts';
import { activeUsersOfProject } from '#db/queries/users.server.ts';
import { tracksOfProject } from '#db/queries/projects.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { listPeople } from '../accounts/list-people.server.ts';
import { allow, allowProject } from '../authorize.server.ts';
import type { BookingLine } from '../bookings/booking-line.server.ts';
import { bookingsPage } from '../bookings/bookings-page.server.ts';
import { projectView } from '../views.server.ts';
import { linesOf, type ProjectLine } from './overview.server.ts';

export type OpenInvitation = { id: string; email: string | null; invitedBy: string; /** ISO 8601. */ expiresAt: string };

export type ProjectPageView = {
  line: ProjectLine;
  clients: MemberView[];
  studio: MemberView[];
  /** Links that still open; only for who may invite. */
  invitations: OpenInvitation[];
  upcoming: BookingLine[];
  /** Asked for or offered. */
  waiting: BookingLine[];
  timeZone: string;
  may: { edit: boolean; invite: boolean; addTrack: boolean; book: boolean; ask: boolean };
};

/** A project with its tracks, what waits in them, its people and the time booked ahead. */
export async function projectPage(call: Call, id: string): Promise<ProjectPageView> {
  const { project, member } = await allowProject(db(), call.actor, 'project.read', id);
  const may = (action: Action) => can(call.actor, action, { member });
  const [lines, people, invitations, booked] = await Promise.all([
    linesOf(db(), call, [{ project, activityAt: project.createdAt }]),
    listPeople(call, { projectId: id }),
    may('project.invite') ? openInvitations(db(), call.at) : [],
    bookingsPage(call, id),
  ]);
  return {
    line: lines[0] as ProjectLine,
    clients: people.filter(({ role }) => role === 'client'),
    studio: people.filter(({ role }) => role !== 'client'),
    invitations: invitations
      .filter(({ invitation }) => invitation.projectId === id)
      .map(({ invitation, invitedByName }) => ({ id: invitation.id, email: invitation.email, invitedBy: invitedByName, expiresAt: invitation.expiresAt.toISOString() })),
    upcoming: booked.upcoming,
    waiting: booked.waiting,
    timeZone: booked.timeZone,
    may: { edit: may('project.update'), invite: may('project.invite'), addTrack: may('track.create'), book: may('booking.create'), ask: booked.ask !== null },
  };
}

/** Refuses whoever may not make a project, before they fill in its form. */
export async function mayMakeProject({ actor }: Call): Promise<void> {
  allow(actor, 'project.create');
}

/** A project and its tracks' names, for who may change them. */
export async function projectToEdit(call: Call, id: string): Promise<{ project: ProjectView; tracks: { id: string; title: string; stems: number | null }[]; people: { id: string; name: string }[] }> {
  const { project } = await allowProject(db(), call.actor, 'project.update', id);
  const [tracks, people] = await Promise.all([tracksOfProject(db(), id), activeUsersOfProject(db(), id)]);
  return {
    project: projectView(project),
    tracks: tracks.map((track) => ({ id: track.id, title: track.title, stems: track.stems })),
    people: people.map((person) => ({ id: person.id, name: person.name })),
  };
}
