import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { orRefuse } from '#server/http/errors.server.ts';
import { demoSignIn } from '#server/services/accounts/demo-sign-in.server.ts';

/** One-click sign-in of the demo: only by the links this process printed, only on loopback. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const { cookie } = await orRefuse(demoSignIn(params.who ?? '', key, context.sessionId));
  return redirect('/', { headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' } });
}
