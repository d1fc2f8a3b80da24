import type { SlotsQuery, SlotsView } from '#app/contracts/bookings.ts';
import { DAY_MS } from '#app/domain/shared/instant.ts';
import { db } from '#db/client.server.ts';
import { bookingById } from '#db/queries/bookings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { findSlots, slotView } from './calendar.server.ts';

const DAYS = 28;
const DAYS_AT_MOST = 62;

/** The free times that may be asked for in a project, or that one of its bookings could move to. */
export async function listSlots(call: Call, input: SlotsQuery): Promise<SlotsView> {
  await allowProject(db(), call.actor, 'booking.read', input.projectId);
  const from = input.from ? Date.parse(input.from) : call.at.getTime();
  const until = input.until ? Date.parse(input.until) : from + DAYS * DAY_MS;
  if (until <= from) throw new ServiceError('invalid', 'The end lies before the beginning.', { until: ['Choose a later end.'] });
  if (until - from > DAYS_AT_MOST * DAY_MS) throw new ServiceError('invalid', `Ask for at most ${DAYS_AT_MOST} days at a time.`, { until: ['Choose an earlier end.'] });
  const moving = input.bookingId ? await bookingById(db(), input.bookingId) : null;
  if (input.bookingId && moving?.booking.projectId !== input.projectId) throw notFound();
  const house = await studioWithTerms(db());
  const search = { between: { from, until }, now: call.at.getTime() };
  const found = await findSlots(db(), house, moving ? { ...search, ...searchToMove(moving.booking) } : { ...search, service: input.service, minutes: input.minutes, engineerId: input.engineerId });
  return { minutes: found.minutes, timeZone: house.terms.timeZone, engineers: found.engineers, rooms: found.rooms, slots: found.slots.map(slotView) };
}

/** A booking moves with its engineer, its room and its length. */
export const searchToMove = ({ id, service, startsAt, endsAt, engineerId, roomId }: NonNullable<Awaited<ReturnType<typeof bookingById>>>['booking']) => ({
  service,
  minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
  engineerId,
  roomId,
  exceptBookingId: id,
});
