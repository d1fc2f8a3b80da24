import { deskFilter, type DeclineReasonView, type SavedFilterView } from '#app/contracts/triage.ts';
import type { declineReasons, savedFilters } from '#db/schema/index.ts';

/** A filter that a later version of the desk no longer understands shows everything. */
export function savedFilterView({ id, name, filter }: typeof savedFilters.$inferSelect): SavedFilterView {
  const parsed = deskFilter.safeParse(filter);
  return { id, name, filter: parsed.success ? parsed.data : deskFilter.parse({}) };
}

export const declineReasonView = ({ id, body }: typeof declineReasons.$inferSelect): DeclineReasonView => ({ id, body });
