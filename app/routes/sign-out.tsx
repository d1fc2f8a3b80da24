import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signOut } from '#server/services/accounts/sign-out.server.ts';

/** Signing out changes something, so it is a form, never a link. */
export const loader = () => redirect('/');

export async function action({ context }: ActionFunctionArgs) {
  const { cookie } = await signOut(context.sessionId);
  return redirect('/sign-in', { headers: { 'Set-Cookie': cookie } });
}
