import type { SheetQuery } from '#app/contracts/exchange.ts';
import { CLOCKS, type ClockName } from '#app/domain/exchange/place.ts';
import { SELECTIONS, type Selection } from '#app/domain/exchange/sheet.ts';
import { REQUEST_STATES, type RequestState } from '#app/domain/policy/words.ts';
import { isUuid } from '#app/domain/shared/id.ts';

type Chosen = {
  versionId: string | undefined;
  selection: Pick<SheetQuery, 'requests' | 'state'>;
  /** As the forms and links of the page carry it. */
  choice: { requests: string; clock: ClockName };
};

const oneOf = <T extends string>(known: readonly T[], given: string | null): T | undefined => known.find((one) => one === given);

/** What a query asks for; anything unknown is as if it were not said. */
export function choiceIn(search: URLSearchParams): Chosen {
  const version = search.get('version');
  const asked = search.get('requests');
  const state: RequestState | undefined = oneOf(REQUEST_STATES, asked);
  const requests: Selection = oneOf(SELECTIONS, asked) ?? 'open';
  return {
    versionId: version && isUuid(version) ? version.toLowerCase() : undefined,
    selection: { requests, state: state && [state] },
    choice: { requests: state ?? requests, clock: oneOf(CLOCKS, search.get('clock')) ?? 'version' },
  };
}
