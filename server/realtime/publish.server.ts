import { EventEmitter } from 'node:events';
import type { IngestProgress, TrackEvent } from '#app/contracts/realtime.ts';

type Topics = {
  event: [TrackEvent];
  ingest: [IngestProgress & { trackId: string }];
  /** A person's rights shrank: their open sockets must sign in again. */
  access: [userId: string];
};

const holder = globalThis as typeof globalThis & { __talkbackBus?: EventEmitter<Topics> };

/** What services announce after their commit and the gateway sends on. One per process. */
export const bus = (): EventEmitter<Topics> => (holder.__talkbackBus ??= new EventEmitter<Topics>());

/** Announces committed events, in order. */
export function publish(...events: TrackEvent[]): void {
  for (const event of events) bus().emit('event', event);
}

/** Announces how far an ingest is; lost ones do no harm, the version's row says how it ended. */
export function publishIngest(progress: IngestProgress & { trackId: string }): void {
  bus().emit('ingest', progress);
}

/** Ends a person's open connections; they come back with the rights they still have. */
export function publishAccessChange(userId: string): void {
  bus().emit('access', userId);
}
