import { pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';

/** Mail on its way out; kept for good where no mail server is configured. */
export const outgoingMail = pgTable('outgoing_mail', {
  id: id(),
  /** One mail per person and event: the second insert with the same key does nothing. */
  dedupeKey: text().notNull().unique(),
  recipient: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  createdAt: createdAt(),
  sentAt: instant(),
});
