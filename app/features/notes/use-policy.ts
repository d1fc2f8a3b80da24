import { useEffect, useState } from 'react';
import type { WindowFactsView } from '#app/contracts/views.ts';
import type { WindowFacts } from '#app/domain/policy/window.ts';
import type * as Rules from './policy.ts';

export type Policy = typeof Rules;

let loaded: Policy | null = null;

/** The policy's rules once they are wanted and here; null before. */
export function usePolicy(wanted: boolean): Policy | null {
  const [policy, setPolicy] = useState<Policy | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    if (loaded) setPolicy(loaded);
    else {
      import('./policy.ts').then(
        (found) => {
          loaded = found;
          if (!gone) setPolicy(found);
        },
        // Without the rules the page says less; the server decides all the same.
        () => {},
      );
    }
    return () => {
      gone = true;
    };
  }, [wanted]);
  return policy;
}

/** Facts as the wire carries them, as the rules take them. */
export function factsOf({ doneAt, bookings, terms }: WindowFactsView): WindowFacts {
  return {
    doneAt: doneAt === null ? null : Date.parse(doneAt),
    bookings: bookings.map((b) => ({ ...b, startsAt: Date.parse(b.startsAt), endsAt: Date.parse(b.endsAt), confirmedAt: Date.parse(b.confirmedAt) })),
    terms: terms.map((t) => ({ ...t, effectiveFrom: Date.parse(t.effectiveFrom) })),
  };
}
