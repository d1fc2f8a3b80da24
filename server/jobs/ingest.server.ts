import type { Task } from 'graphile-worker';

/** Turns an uploaded file into what the player needs. Payload: `{ versionId }`. */
export const ingestTask: Task = async () => {};
