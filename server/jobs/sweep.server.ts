import type { Task } from 'graphile-worker';
import { clock } from '../platform/clock.server.ts';
import { sweepAccounts } from '../services/accounts/sweep.server.ts';

/** Runs hourly: forgets what has expired. */
export const sweepTask: Task = () => sweepAccounts(clock.now());
