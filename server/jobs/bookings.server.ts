import type { Task } from 'graphile-worker';
import { clock } from '../platform/clock.server.ts';
import { sweepBookings } from '../services/bookings/sweep-bookings.server.ts';

/** Runs every minute: what nobody answered expires, sessions that are over were held. */
export const bookingsTask: Task = () => sweepBookings(clock.now());
