import { db } from '#db/client.server.ts';
import { openRooms } from '#db/queries/calendar.server.ts';
import { userById } from '#db/queries/users.server.ts';
import { ServiceError } from '../errors.server.ts';

/** @throws ServiceError invalid when somebody is named who is not one of the studio's own. */
export async function mustBeStaff(userId: string | null): Promise<void> {
  if (userId === null) return;
  const user = await userById(db(), userId);
  if (user && user.removedAt === null && user.role !== 'client') return;
  throw new ServiceError('invalid', 'Choose one of the studio’s engineers.', { engineerId: ['Choose one of the studio’s engineers.'] });
}

/** @throws ServiceError invalid when a room is named that the studio does not have. */
export async function mustBeRoom(roomId: string | null): Promise<void> {
  if (roomId === null || (await openRooms(db())).some(({ id }) => id === roomId)) return;
  throw new ServiceError('invalid', 'Choose one of the studio’s rooms.', { roomId: ['Choose one of the studio’s rooms.'] });
}
