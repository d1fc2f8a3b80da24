import type { Task } from 'graphile-worker';
import { clock } from '../platform/clock.server.ts';
import { sweepAccounts } from '../services/accounts/sweep.server.ts';
import { sweepRecordings } from '../services/recordings/sweep-recordings.server.ts';
import { sweepUploads } from '../services/versions/sweep-uploads.server.ts';

/** Runs hourly: forgets what has expired, finishes or removes what uploads and voices left. */
export const sweepTask: Task = async () => {
  const now = clock.now();
  await sweepAccounts(now);
  await sweepUploads(now);
  await sweepRecordings(now);
};
