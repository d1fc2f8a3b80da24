import { FINAL_STATES, type NoteKind, type RequestState, REQUEST_STATES } from '../policy/words.ts';

/** The desk's tabs: what a request waits for. */
export const DESK_TABS = ['open', 'decide', 'answer', 'book', 'do', 'doing', 'check', 'declined', 'settled'] as const;
export type DeskTab = (typeof DESK_TABS)[number];

/** How many requests stand alike. */
export type Tally = { state: RequestState; kind: NoteKind; askedByClient: boolean; count: number };

const FINAL: readonly RequestState[] = FINAL_STATES;

/** The states a tab's requests can be in; a superset where the kind matters too. */
export const TAB_STATES: Record<DeskTab, readonly RequestState[]> = {
  open: REQUEST_STATES.filter((state) => !FINAL.includes(state)),
  decide: ['new', 'needs_decision'],
  answer: ['new'],
  book: ['needs_booking'],
  do: ['accepted', 'reopened'],
  doing: ['in_progress'],
  check: ['done'],
  declined: ['declined'],
  settled: ['verified', 'withdrawn', 'answered'],
};

/**
 * Whether a request stands in a tab. A comment waits for nobody's decision, only for an answer, and
 * one of the studio's own not even for that.
 */
export function inTab(tab: DeskTab, { state, kind, askedByClient }: Omit<Tally, 'count'>): boolean {
  if (!TAB_STATES[tab].includes(state)) return false;
  if (state !== 'new') return true;
  if (kind !== 'comment') return tab !== 'answer';
  return askedByClient && tab !== 'decide';
}

/** How many requests each tab holds. */
export function countTabs(tallies: readonly Tally[]): Record<DeskTab, number> {
  const count = (tab: DeskTab) => tallies.reduce((sum, tally) => sum + (inTab(tab, tally) ? tally.count : 0), 0);
  return Object.fromEntries(DESK_TABS.map((tab) => [tab, count(tab)])) as Record<DeskTab, number>;
}
