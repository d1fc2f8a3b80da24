import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Week } from '#app/domain/booking/hours.ts';
import { createdAt, id, instant } from './columns.ts';
import { projects } from './projects.ts';

export const roleEnum = pgEnum('role', ['owner', 'engineer', 'client']);

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: roleEnum().notNull(),
    passwordHash: text(),
    /** Of the studio's own people: whether clients may ask for their time. */
    bookable: boolean().notNull().default(true),
    /** Working hours of their own; null: the studio's. */
    hours: jsonb().$type<Week>(),
    createdAt: createdAt(),
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex('users_email').on(sql`lower(${t.email})`),
    uniqueIndex('users_one_owner').on(t.role).where(sql`${t.role} = 'owner' and ${t.removedAt} is null`),
  ],
);

/** Sign-in sessions; the id is the SHA-256 of the cookie's value. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: uuid().notNull().references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
);

/** Which clients belong to which project. Engineers and the owner see all projects. */
export const projectMembers = pgTable(
  'project_members',
  {
    projectId: uuid().notNull().references(() => projects.id, { onDelete: 'cascade' }),
    userId: uuid().notNull().references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.userId] }), index('project_members_user').on(t.userId)],
);

/** Links that let somebody join; only the hash of the link's secret is kept. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    tokenHash: text().notNull().unique(),
    email: text(),
    role: roleEnum().notNull(),
    projectId: uuid().references(() => projects.id, { onDelete: 'cascade' }),
    invitedBy: uuid().notNull().references(() => users.id),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    acceptedBy: uuid().references(() => users.id),
    revokedAt: instant(),
  },
  (t) => [
    check('invitations_client_has_project', sql`(${t.role} = 'client') = (${t.projectId} is not null)`),
    check('invitations_never_owner', sql`${t.role} <> 'owner'`),
  ],
);

export const passwordResets = pgTable('password_resets', {
  tokenHash: text().primaryKey(),
  userId: uuid().notNull().references(() => users.id, { onDelete: 'cascade' }),
  createdAt: createdAt(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

/** Bearer tokens for scripts; only the hash is kept, the prefix helps to tell them apart. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    userId: uuid().notNull().references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    prefix: text().notNull(),
    tokenHash: text().notNull().unique(),
    scopes: text().array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [index('api_tokens_user').on(t.userId)],
);
