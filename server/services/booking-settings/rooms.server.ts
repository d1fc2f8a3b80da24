import type { RoomCreate, RoomUpdate } from '#app/contracts/booking-settings.ts';
import { db, sqlError } from '#db/client.server.ts';
import { insertRoom, roomById, updateRoom } from '#db/queries/booking-settings.server.ts';
import type { rooms } from '#db/schema/index.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';

type Room = Pick<typeof rooms.$inferSelect, 'id' | 'name' | 'hours'>;

const view = ({ id, name, hours }: Room) => ({ id, name, hours: hours && [...hours] });

/** Adds a room of the studio. */
export async function addRoom({ actor, at }: Call, { name, hours = null }: RoomCreate) {
  allow(actor, 'studio.settings');
  const room = { id: newId(), name, hours };
  await insertRoom(db(), { ...room, createdAt: at }).catch(nameTaken);
  return view(room);
}

/** Names a room, gives it hours of its own (null: the studio's), or puts it away. Its bookings stay. */
export async function changeRoom({ actor, at }: Call, { id, archived, ...change }: RoomUpdate) {
  allow(actor, 'studio.settings');
  const known = await roomById(db(), id);
  if (!known) throw notFound();
  const archivedAt = archived === undefined ? {} : { archivedAt: archived ? (known.archivedAt ?? at) : null };
  const set = { ...(change.name === undefined ? {} : { name: change.name }), ...(change.hours === undefined ? {} : { hours: change.hours }), ...archivedAt };
  const row = Object.keys(set).length === 0 ? known : await updateRoom(db(), id, set).catch(nameTaken);
  return view(row ?? known);
}

function nameTaken(error: unknown): never {
  if (sqlError(error)?.code === '23505') throw new ServiceError('conflict', 'There is a room of that name.', { name: ['There is a room of that name.'] });
  throw error;
}
