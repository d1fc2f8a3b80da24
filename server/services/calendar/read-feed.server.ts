import { createHash } from 'node:crypto';
import { calendarEntry, type CalendarSide } from '#app/domain/booking/calendar-entry.ts';
import { feedScope } from '#app/domain/booking/feed.ts';
import { db } from '#db/client.server.ts';
import { bookingsOfFeed, liveFeed, updateFeed } from '#db/queries/calendar-feeds.server.ts';
import { hashSecret } from '../../platform/ids.server.ts';
import { calendarFeed } from '../../platform/icalendar.server.ts';
import { studioWithTerms } from '../studio/studio-settings.server.ts';
import { inCalendar } from './entry.server.ts';

const KEPT_MS = 90 * 86_400_000;
const NOTED_EVERY_MS = 60_000;

/** `tag` is another one whenever the file is, and costs less to make. */
export type OpenFeed = { tag: string; file: () => Promise<string> };

/**
 * The calendar that a feed's secret opens: the bookings its person may see now that take time, from
 * three months back. One look-up by hash whatever was sent, so timing tells nothing about secrets.
 * @returns null where the secret opens nothing.
 */
export async function readFeed(secret: string, at: Date): Promise<OpenFeed | null> {
  const found = await liveFeed(db(), hashSecret(secret));
  if (!found) return null;
  const { feed, user } = found;
  const [{ studio, terms }, rows] = await Promise.all([
    studioWithTerms(db()),
    bookingsOfFeed(db(), feedScope({ role: user.role, userId: user.id }, feed.covers), { since: new Date(at.getTime() - KEPT_MS), at }),
  ]);
  if (!feed.lastReadAt || at.getTime() - feed.lastReadAt.getTime() >= NOTED_EVERY_MS) await updateFeed(db(), user.id, { lastReadAt: at });
  const side: CalendarSide = user.role === 'client' ? 'client' : 'studio';
  const house = { name: studio.name, timeZone: terms.timeZone };
  function* entries() {
    for (const row of rows) yield calendarEntry(inCalendar(row), side, house);
  }
  return { tag: createHash('sha256').update(JSON.stringify([house, side, rows])).digest('base64url'), file: () => calendarFeed(entries(), house) };
}
