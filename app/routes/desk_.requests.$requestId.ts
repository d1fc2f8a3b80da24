import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { conflictPick } from '#app/contracts/triage.ts';
import type { DeskDetail } from '#app/features/triage/detail.ts';
import { requirePerson } from '#server/http/guard.server.ts';
import { asJson, inputOf } from '#server/http/json.server.ts';
import { idParam } from '#server/http/params.server.ts';
import { listBookings } from '#server/services/bookings/list-bookings.server.ts';
import { getConflict } from '#server/services/conflicts/list-conflicts.server.ts';
import { pickSide } from '#server/services/conflicts/pick-side.server.ts';
import { deskPage } from '#server/services/desk/desk-page.server.ts';
import { deskRequest } from '#server/services/desk/desk-request.server.ts';
import { listVersions } from '#server/services/versions/list-versions.server.ts';

const ALIKE_AT_MOST = 100;

/** All that stands beside one request on the desk. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requirePerson({ request, context });
  const call = context.call();
  const id = idParam(params.requestId);
  return asJson(async (): Promise<DeskDetail> => {
    const detail = await deskRequest(call, id);
    const trackId = detail.track.id;
    const { conflictId } = detail.row;
    const [versions, bookings, conflict, open] = await Promise.all([
      listVersions(call, trackId),
      listBookings(call, { trackId }),
      conflictId ? getConflict(call, conflictId) : null,
      deskPage(call, { tab: 'open', order: 'project', trackId, limit: ALIKE_AT_MOST }),
    ]);
    return { ...detail, versions, bookings: bookings.filter(({ state }) => state === 'confirmed'), conflict, alike: open.items.filter((row) => row.request.id !== id) };
  });
}

/** The decision maker's pick between two sides. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requirePerson({ request, context });
  const form = await request.formData();
  return asJson(() => pickSide(context.call(), inputOf(form, conflictPick)));
}
