import { useEffect, useSyncExternalStore } from 'react';
import { createUploadQueue, type UploadItem, type UploadQueue } from './upload-queue.ts';

/** One queue a track, kept while the app is open: uploads go on while their page is not shown. */
const queues = new Map<string, UploadQueue>();

function queueOf(trackId: string): UploadQueue {
  const known = queues.get(trackId);
  if (known) return known;
  const made = createUploadQueue({ trackId, load: () => import('tus-js-client') });
  // The server only draws the empty panel; it keeps nothing.
  if (typeof window !== 'undefined') queues.set(trackId, made);
  return made;
}

const NONE: readonly UploadItem[] = [];

/** The uploads to a track, and what can be done with them. Asks before a tab with running uploads is closed. */
export function useUploads(trackId: string): { queue: UploadQueue; items: readonly UploadItem[] } {
  const queue = queueOf(trackId);
  const items = useSyncExternalStore(queue.subscribe, queue.items, () => NONE);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if ([...queues.values()].some((one) => one.busy())) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return { queue, items };
}
