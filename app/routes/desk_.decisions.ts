import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { decideMany, undoMany } from '#app/contracts/triage.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { asJson, inputOf } from '#server/http/json.server.ts';
import { decideMany as decide, undoMany as undo } from '#server/services/requests/decide-many.server.ts';

/** There is nothing to look at here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  return redirect('/desk');
}

/** One decision about one request or many, or the taking back of it; an answer for each. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const form = await request.formData();
  return asJson(() => (form.get('intent') === 'undo' ? undo(context.call(), inputOf(form, undoMany)) : decide(context.call(), inputOf(form, decideMany))));
}
