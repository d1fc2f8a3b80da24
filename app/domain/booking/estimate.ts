/** What is known of a track that time is wanted for. */
export type TrackKnown = {
  mixDone: boolean;
  /** Stems delivered for the mix; null: not known. */
  stems: number | null;
};

export const ESTIMATE_REASONS = ['vocal_over_backing', 'some_stems', 'large_delivery', 'stems_unknown', 'requests'] as const;
export type EstimateReason = {
  why: (typeof ESTIMATE_REASONS)[number];
  /** Stems or requests, where they are what it is about. */
  count: number;
  fromMinutes: number;
  toMinutes: number;
};

/** How long it may take: the sum of its reasons. */
export type Estimate = { fromMinutes: number; toMinutes: number; reasons: EstimateReason[] };

const QUARTER = 15;
const SHORTEST_MIX = 30;
const LONGEST_MIX = 240;
/** Up to here it is a voice over a backing track; from there on a full band's delivery. */
const FEW_STEMS = 2;
const MANY_STEMS = 24;
/** Requests take longer than they look at most by half. */
const SLACK = 1.5;

const upToQuarter = (minutes: number): number => Math.ceil(minutes / QUARTER) * QUARTER;

/**
 * How much mix time something takes, as a range with its reasons. A mix in progress goes by its stems: half an
 * hour for a voice over a backing track, up to four hours for a band or a large delivery. Requests go by
 * their minutes.
 * @returns null when there is nothing to go by.
 */
export function estimateFor(tracks: readonly TrackKnown[], requestMinutes: readonly number[]): Estimate | null {
  const reasons = tracks.filter(({ mixDone }) => !mixDone).map(({ stems }) => mixReason(stems));
  if (requestMinutes.length > 0) {
    const sum = requestMinutes.reduce((total, minutes) => total + minutes, 0);
    reasons.push({ why: 'requests', count: requestMinutes.length, fromMinutes: upToQuarter(sum), toMinutes: upToQuarter(sum * SLACK) });
  }
  if (reasons.length === 0) return null;
  const total = (key: 'fromMinutes' | 'toMinutes') => reasons.reduce((sum, reason) => sum + reason[key], 0);
  return { fromMinutes: total('fromMinutes'), toMinutes: total('toMinutes'), reasons };
}

function mixReason(stems: number | null): EstimateReason {
  if (stems === null) return { why: 'stems_unknown', count: 0, fromMinutes: SHORTEST_MIX, toMinutes: LONGEST_MIX };
  // It may be done inside the recording session.
  if (stems <= FEW_STEMS) return { why: 'vocal_over_backing', count: stems, fromMinutes: 0, toMinutes: SHORTEST_MIX };
  const share = Math.min(1, (stems - FEW_STEMS) / (MANY_STEMS - FEW_STEMS));
  const toMinutes = upToQuarter(SHORTEST_MIX + share * (LONGEST_MIX - SHORTEST_MIX));
  return { why: stems >= MANY_STEMS ? 'large_delivery' : 'some_stems', count: stems, fromMinutes: upToQuarter(toMinutes / 2), toMinutes };
}

/** The length to suggest for a session: the middle of the estimate, within what the service allows. */
export function suggestedMinutes(
  estimate: Estimate | null,
  { defaultMinutes, minMinutes, maxMinutes, stepMinutes }: { defaultMinutes: number; minMinutes: number; maxMinutes: number; stepMinutes: number },
): number {
  if (!estimate) return defaultMinutes;
  const steps = Math.ceil(((estimate.fromMinutes + estimate.toMinutes) / 2 - minMinutes) / stepMinutes);
  const longest = minMinutes + Math.floor((maxMinutes - minMinutes) / stepMinutes) * stepMinutes;
  return Math.min(longest, Math.max(minMinutes, minMinutes + steps * stepMinutes));
}
