import { z } from 'zod';
import { SCOPES } from '../domain/access/scopes.ts';
import { JUDGED_CATEGORIES } from '../domain/policy/studio.ts';
import { isTimeZone } from '../domain/shared/instant.ts';
import { minorDigits } from '../domain/shared/money.ts';
import { email, password, personName, uuid } from './fields.ts';
import { personView } from './views.ts';

/** What people and their forms send about accounts, and what they are shown. */

const currentPassword = z.string('Enter your password.').min(1, 'Enter your password.').max(200, 'Use at most 200 characters.');
const timeZone = z.string('Choose a time zone.').refine(isTimeZone, 'Choose a time zone from the list.');
const currency = z
  .string('Choose a currency.')
  .trim()
  .toUpperCase()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'Choose a currency from the list.');
const studioName = z.string('Enter the name of the studio.').trim().min(1, 'Enter the name of the studio.').max(80, 'Use at most 80 characters.');

/** An amount as people write it, "45" or "45.50". */
const amount = z
  .string('Enter an amount.')
  .trim()
  .regex(/^\d{1,7}([.,]\d{1,3})?$/, 'Enter an amount such as 45 or 45.50.')
  .transform((text) => Number(text.replace(',', '.')));

/** Turns the written rate into whole minor units of the currency. */
function inMinorUnits<T extends { hourlyRate: number; currency: string }>(input: T, context: z.RefinementCtx): T {
  const minor = input.hourlyRate * 10 ** minorDigits(input.currency);
  const whole = Math.round(minor);
  if (Math.abs(whole - minor) > 1e-6) {
    context.addIssue({ code: 'custom', path: ['hourlyRate'], message: `${input.currency} has no smaller part than ${1 / 10 ** minorDigits(input.currency)}.` });
  }
  return { ...input, hourlyRate: whole };
}

export const studioSetUp = z
  .object({ studioName, name: personName, email, password, currency, timeZone, hourlyRate: amount })
  .transform(inMinorUnits);
/** `hourlyRate` in minor units. */
export type StudioSetUp = z.output<typeof studioSetUp>;

export const studioUpdate = z
  .object({
    name: studioName,
    currency,
    hourlyRate: amount,
    windowDays: z.int('Enter whole days.').min(1, 'At least one day.').max(365, 'At most 365 days.'),
    timeZone,
    minutesLimit: z.int('Enter whole minutes.').min(0, 'Not below zero.').max(10_000, 'At most 10,000 minutes.'),
    dbLimit: z.int('Enter whole decibels.').min(0, 'Not below zero.').max(60, 'At most 60 dB.'),
    minorCategories: z.array(z.enum(JUDGED_CATEGORIES)).default([]),
  })
  .transform(inMinorUnits);
/** `hourlyRate` in minor units. */
export type StudioUpdate = z.output<typeof studioUpdate>;

export const signInInput = z.object({
  email: z.string('Enter your email address.').trim().toLowerCase().max(254, 'That address is too long.'),
  password: currentPassword,
});
export type SignInInput = z.output<typeof signInInput>;

export const invitationCreate = z
  .object({
    role: z.enum(['engineer', 'client'], 'Choose engineer or client.'),
    projectId: uuid.optional(),
    email: email.optional(),
  })
  .refine((input) => (input.role === 'client') === (input.projectId !== undefined), {
    path: ['projectId'],
    error: 'A client belongs to a project, an engineer to the studio.',
  });
export type InvitationCreate = z.output<typeof invitationCreate>;

/** The form asks once: `to` is a project's id, or "engineer". */
export const invitationForm = z
  .object({ to: z.union([z.literal('engineer'), uuid], 'Choose what the person is invited to.'), email: email.optional() })
  .transform(({ to, email }): InvitationCreate => (to === 'engineer' ? { role: 'engineer', email } : { role: 'client', projectId: to, email }));

export const newAccount = z.object({ name: personName, email, password });
export type NewAccount = z.output<typeof newAccount>;

export const passwordResetRequest = z.object({ email });
export type PasswordResetRequest = z.output<typeof passwordResetRequest>;

export const passwordReset = z.object({ password });
export type PasswordReset = z.output<typeof passwordReset>;

export const profileUpdate = z.object({ name: personName, email, currentPassword: currentPassword.optional() });
export type ProfileUpdate = z.output<typeof profileUpdate>;

export const passwordChange = z.object({ currentPassword, password });
export type PasswordChange = z.output<typeof passwordChange>;

export const apiTokenCreate = z.object({
  name: z.string('Enter a name.').trim().min(1, 'Enter a name.').max(60, 'Use at most 60 characters.'),
  scopes: z.array(z.enum(SCOPES), 'Choose at least one right.').min(1, 'Choose at least one right.'),
});
export type ApiTokenCreate = z.output<typeof apiTokenCreate>;

const instant = z.iso.datetime();

export const memberView = personView.extend({
  /** Only the studio's own people are shown addresses. */
  email: z.string().nullable(),
  joinedAt: instant,
  /** Of a client: the projects they belong to. */
  projects: z.array(z.object({ id: z.uuid(), title: z.string() })),
});
export type MemberView = z.output<typeof memberView>;

export type InvitationView = {
  id: string;
  role: 'engineer' | 'client';
  projectTitle: string | null;
  email: string | null;
  invitedBy: string;
  expiresAt: string;
};

export type ApiTokenView = { id: string; name: string; prefix: string; scopes: string[]; createdAt: string; lastUsedAt: string | null };

export type StudioSettingsView = {
  name: string;
  currency: string;
  /** Minor units an hour. */
  hourlyRate: number;
  windowDays: number;
  timeZone: string;
  minutesLimit: number;
  dbLimit: number;
  minorCategories: string[];
};

/** What the frame around every page shows. */
export type ShellData = {
  studioName: string;
  person: { name: string; role: 'owner' | 'engineer' | 'client' } | null;
  /** Demo mode: the frame links to the kept mail. */
  demo: boolean;
};
