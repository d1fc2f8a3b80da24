import { timingSafeEqual } from 'node:crypto';
import { env, isLoopback } from '../platform/env.server.ts';
import { hashSecret, newSecret } from '../platform/ids.server.ts';

/** Who a demo link signs in. */
export const DEMO_PEOPLE = ['engineer', 'client', 'owner'] as const;
export type DemoPerson = (typeof DEMO_PEOPLE)[number];
export type DemoEmails = Record<DemoPerson, string>;

type Demo = { key: string; emails: DemoEmails | null };
const holder = globalThis as typeof globalThis & { __talkbackDemo?: Demo };
const demo = (): Demo => (holder.__talkbackDemo ??= { key: newSecret(), emails: null });

/** Demo links work only in demo mode, and only while nobody else's machine can reach this server. */
export const demoLinksOpen = (): boolean => env().DEMO && isLoopback(env().HOST);

/**
 * Addresses that sign in with one click, until this process ends; null where such links are closed.
 * @param emails of the two accounts that the demo made.
 */
export function demoLinks(emails: DemoEmails): Record<DemoPerson, string> | null {
  if (!demoLinksOpen()) return null;
  demo().emails = emails;
  const link = (who: DemoPerson) => `${env().ORIGIN}/demo/${who}?key=${demo().key}`;
  return { engineer: link('engineer'), client: link('client'), owner: link('owner') };
}

/** The address of the account a demo link is for, or null when the link is not one of ours. */
export function demoEmail(who: string, key: string): string | null {
  const { emails, key: ours } = demo();
  const known = DEMO_PEOPLE.find((person) => person === who);
  const matches = timingSafeEqual(Buffer.from(hashSecret(key)), Buffer.from(hashSecret(ours)));
  return demoLinksOpen() && emails && known && matches ? emails[known] : null;
}
