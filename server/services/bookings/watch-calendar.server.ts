import { db } from '#db/client.server.ts';
import { projectsOfUsers } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { takerOf } from './effects.server.ts';

/** The projects whose bookings somebody may watch change; null: all of them. */
export async function watchCalendar(call: Call): Promise<string[] | null> {
  allow(call.actor, 'project.list');
  if (takerOf(call).side === 'studio') return null;
  return (await projectsOfUsers(db(), [call.actor.userId as string])).map(({ id }) => id);
}
