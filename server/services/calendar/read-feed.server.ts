import { calendarEntry } from '#app/domain/booking/calendar-entry.ts';
import { feedScope } from '#app/domain/booking/feed.ts';
import { db } from '#db/client.server.ts';
import { bookingsOfFeed, liveFeed, updateFeed } from '#db/queries/calendar-feeds.server.ts';
import { hashSecret } from '../../platform/ids.server.ts';
import { calendarFeed } from '../../platform/icalendar.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { inCalendar } from './entry.server.ts';

const KEPT_MS = 90 * 86_400_000;
const NOTED_EVERY_MS = 60_000;

/**
 * The calendar that a feed's secret opens: the bookings its person may see now that take time, from
 * three months back. One look-up by hash whatever was sent, so timing tells nothing about secrets.
 * @returns an iCalendar file, or null where the secret opens nothing.
 */
export async function readFeed(secret: string, at: Date): Promise<string | null> {
  const found = await liveFeed(db(), hashSecret(secret));
  if (!found) return null;
  const { feed, user } = found;
  const [{ studio, terms }, rows] = await Promise.all([
    studioWithTerms(db()),
    bookingsOfFeed(db(), feedScope({ role: user.role, userId: user.id }, feed.covers), { since: new Date(at.getTime() - KEPT_MS), at }),
  ]);
  if (!feed.lastReadAt || at.getTime() - feed.lastReadAt.getTime() >= NOTED_EVERY_MS) await updateFeed(db(), user.id, { lastReadAt: at });
  const side = user.role === 'client' ? 'client' : 'studio';
  const house = { name: studio.name, timeZone: terms.timeZone };
  return calendarFeed(rows.map((row) => calendarEntry(inCalendar(row), side, house)), house);
}
