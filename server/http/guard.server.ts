import { redirect } from '@remix-run/node';
import { needsSetUp } from '../services/studio/set-up-studio.server.ts';
import type { Actor } from '../auth/actor.server.ts';

type Asked = { request: Request; context: { actor: Actor } };

/** For any page: while nobody owns the studio, leads to its setting up. */
export async function setUpFirst(): Promise<void> {
  if (await needsSetUp()) throw redirect('/setup');
}

/** For pages that need a person: leads to sign-in, and back here afterwards. */
export async function requirePerson({ request, context }: Asked): Promise<Actor> {
  if (context.actor.role !== 'nobody') return context.actor;
  await setUpFirst();
  const url = new URL(request.url);
  // A form cannot be sent again by following a link, so only pages are returned to.
  const back = request.method === 'GET' ? `${url.pathname}${url.search}` : '/';
  throw redirect(back === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ redirectTo: back })}`);
}

/** For sign-in and its like: who is signed in already goes home. */
export async function requireNobody({ context }: Pick<Asked, 'context'>): Promise<void> {
  await setUpFirst();
  if (context.actor.role !== 'nobody') throw redirect('/');
}

/**
 * A path of our own to return to; anything else becomes "/".
 * @param wanted from a query or form, so from anybody.
 */
export function ownPath(wanted: FormDataEntryValue | null): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  const base = 'http://own.invalid';
  try {
    const url = new URL(wanted, base);
    return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/';
  } catch {
    return '/';
  }
}
