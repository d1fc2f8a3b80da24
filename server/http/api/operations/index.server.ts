import type { Operation } from '../operation.server.ts';
import { blindOperations } from './blind.server.ts';
import { bookingSettingsOperations } from './booking-settings.server.ts';
import { bookingLifeOperations } from './booking-life.server.ts';
import { bookingOperations } from './bookings.server.ts';
import { exchangeOperations } from './exchange.server.ts';
import { conflictOperations } from './conflicts.server.ts';
import { deskOperations } from './desk.server.ts';
import { noteOperations } from './notes.server.ts';
import { peopleOperations } from './people.server.ts';
import { projectOperations } from './projects.server.ts';
import { requestOperations } from './requests.server.ts';
import { trackOperations } from './tracks.server.ts';
import { versionOperations } from './versions.server.ts';

/** Every operation of the API: the router, its description and the tests are made from this list. */
export const OPERATIONS: readonly Operation[] = [
  ...peopleOperations,
  ...projectOperations,
  ...trackOperations,
  ...versionOperations,
  ...blindOperations,
  ...exchangeOperations,
  ...noteOperations,
  ...requestOperations,
  ...deskOperations,
  ...conflictOperations,
  // Its /bookings/requests goes before /bookings/:id.
  ...bookingLifeOperations,
  ...bookingOperations,
  ...bookingSettingsOperations,
];
