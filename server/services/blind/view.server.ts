import type { BlindTestView } from '#app/contracts/blind.ts';
import { abxResult, describeAbx, favourites, stateOf, tally, type Voted } from '#app/domain/blind/result.ts';
import { slotsOf } from '#app/domain/blind/words.ts';
import type { BlindTrialRow, WholeBlindTest } from '#db/queries/blind.server.ts';

/** Trials that were answered, with their secrets: of them nothing needs to be kept any more. */
export const votedOf = (trials: readonly BlindTrialRow[]): Voted[] => trials.flatMap(({ slotOrder, vote }) => (vote === null ? [] : [{ order: slotOrder, vote }]));

/**
 * A test as its person, or after its end anybody on the track, may see it. Of the trial that waits for an answer it
 * tells the number only.
 */
export function blindTestView({ test, startedBy, versions, trials }: WholeBlindTest): BlindTestView {
  const votes = votedOf(trials);
  const ended = test.endedAt !== null;
  const state = stateOf({ planned: test.planned, voted: votes.length, ended });
  const abx = test.kind === 'abx' ? abxResult(votes, test.planned) : null;
  const wins = test.kind === 'preference' && ended ? tally(votes, versions.length) : null;
  return {
    id: test.id,
    trackId: test.trackId,
    kind: test.kind,
    state,
    planned: test.planned,
    startedBy,
    startedAt: test.startedAt.toISOString(),
    endedAt: test.endedAt?.toISOString() ?? null,
    versions: versions.map(({ versionId, number, label }) => ({ id: versionId, number, label })),
    voted: votes.length,
    slots: slotsOf(test.kind, versions.length),
    trial: ended ? null : (trials.find(({ vote }) => vote === null)?.number ?? null),
    sound: { sampleRate: test.sampleRate, channels: test.channels, samples: test.samples, offsetSamples: test.offsetSamples },
    abx,
    votes: wins,
    sentence: !ended ? null : abx ? describeAbx(abx, state) : preferred(wins ?? [], versions),
  };
}

function preferred(wins: number[], versions: WholeBlindTest['versions']): string {
  const best = favourites(wins).map((place) => `v${versions[place]?.number}`);
  if (best.length === 0) return 'Nothing was voted.';
  if (best.length === 1) return `${best[0]} was chosen most often.`;
  return `${best.slice(0, -1).join(', ')} and ${best.at(-1)} were chosen equally often.`;
}
