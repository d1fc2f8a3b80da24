import type { BookingSettingsView } from '#app/contracts/booking-settings.ts';
import { localDay } from '#app/domain/booking/hours.ts';
import { SERVICES } from '#app/domain/policy/words.ts';
import { db } from '#db/client.server.ts';
import { closuresFrom, studioPeople } from '#db/queries/booking-settings.server.ts';
import { allRates, openRooms } from '#db/queries/calendar.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { servicesOf } from '../bookings/calendar.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';

/** All that the studio has set about its bookings. */
export async function getBookingSettings({ actor, at }: Call): Promise<BookingSettingsView> {
  allow(actor, 'studio.settings');
  const { studio, terms } = await studioWithTerms(db());
  const [services, rooms, engineers, closures, rates] = await Promise.all([
    servicesOf(db()),
    openRooms(db()),
    studioPeople(db()),
    closuresFrom(db(), localDay(at.getTime(), terms.timeZone)),
    allRates(db()),
  ]);
  const copied = (week: BookingSettingsView['hours'] | null) => week && [...week];
  return {
    timeZone: terms.timeZone,
    currency: studio.currency,
    hourlyRate: studio.hourlyRate,
    hours: [...studio.hours],
    noticeHours: studio.noticeHours,
    latePercent: studio.latePercent,
    answerHours: studio.answerHours,
    roundTo: studio.roundTo,
    services: SERVICES.map((service) => ({ service, ...services[service] })),
    rooms: rooms.map(({ id, name, hours }) => ({ id, name, hours: copied(hours as BookingSettingsView['hours'] | null) })),
    engineers: engineers.map(({ hours, ...rest }) => ({ ...rest, hours: copied(hours as BookingSettingsView['hours'] | null) })),
    closures: closures.map(({ createdAt: _, ...closure }) => closure),
    rates,
  };
}
