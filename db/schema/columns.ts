import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** Primary key: a UUIDv7 made by the application, so that rows sort by creation. */
export const id = () => uuid().primaryKey();

/** An instant. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

/** When the row was made, by the clock of the service that made it. */
export const createdAt = () => instant().notNull();
