import type { ConflictView, DeskRequest, DeskRow } from '#app/contracts/triage.ts';
import type { BookingView, VersionView } from '#app/contracts/views.ts';

/** All that stands beside a request. */
export type DeskDetail = DeskRequest & {
  versions: VersionView[];
  /** Confirmed ones that cover its track. */
  bookings: BookingView[];
  conflict: ConflictView | null;
  /** What else is open on its track: it may be the same wish. */
  alike: DeskRow[];
};
