import { useEffect, useState } from 'react';
import type { WindowFactsView } from '#app/contracts/views.ts';
import type { WindowFacts } from '#app/domain/policy/window.ts';
import type * as Reading from './foresight.ts';
import type * as Rules from './policy.ts';

export type Policy = typeof Rules;
export type Foresight = typeof Reading;

/** The policy's rules once they are wanted and here; null before. */
export const usePolicy = fetchedOnce(() => import('./policy.ts'));

/** Reading and foreseeing notes, once wanted and here; null before. */
export const useForesight = fetchedOnce(() => import('./foresight.ts'));

function fetchedOnce<M>(fetchIt: () => Promise<M>): (wanted: boolean) => M | null {
  let loaded: M | null = null;
  return function useFetched(wanted) {
    const [found, setFound] = useState<M | null>(null);
    useEffect(() => {
      if (!wanted) return undefined;
      let gone = false;
      if (loaded) setFound(() => loaded);
      else {
        fetchIt().then(
          (here) => {
            loaded = here;
            if (!gone) setFound(() => here);
          },
          // Without it the page says less; the server decides all the same.
          () => {},
        );
      }
      return () => {
        gone = true;
      };
    }, [wanted]);
    return found;
  };
}

/** Facts as the wire carries them, as the rules take them. */
export function factsOf({ doneAt, bookings, terms }: WindowFactsView): WindowFacts {
  return {
    doneAt: doneAt === null ? null : Date.parse(doneAt),
    bookings: bookings.map((b) => ({ ...b, startsAt: Date.parse(b.startsAt), endsAt: Date.parse(b.endsAt), confirmedAt: Date.parse(b.confirmedAt) })),
    terms: terms.map((t) => ({ ...t, effectiveFrom: Date.parse(t.effectiveFrom) })),
  };
}
