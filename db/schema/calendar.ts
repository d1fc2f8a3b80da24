import { pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { FEED_COVERS } from '#app/domain/booking/feed.ts';
import { createdAt, instant } from './columns.ts';
import { users } from './people.ts';

export const feedCoversEnum = pgEnum('feed_covers', FEED_COVERS);

/** The private address at which a person's calendar programs read their bookings; one a person, only its secret's hash is kept. */
export const calendarFeeds = pgTable('calendar_feeds', {
  userId: uuid().primaryKey().references(() => users.id, { onDelete: 'cascade' }),
  secretHash: text().notNull().unique(),
  covers: feedCoversEnum().notNull(),
  createdAt: createdAt(),
  lastReadAt: instant(),
});
