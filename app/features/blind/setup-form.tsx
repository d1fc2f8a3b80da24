import { type FormEvent, useState } from 'react';
import type { BlindStart } from '#app/contracts/blind.ts';
import { type BlindKind, PLANNED, PLANNED_AT_MOST, VERSIONS_OF } from '#app/domain/blind/words.ts';

export type Candidate = { id: string; name: string; label: string };

type SetupFormProps = {
  trackId: string;
  /** What can be heard, newest first. */
  candidates: readonly Candidate[];
  /** Chosen to begin with. */
  first: readonly string[];
  busy: boolean;
  onStart: (start: BlindStart) => void;
};

const KINDS: Record<BlindKind, { title: string; says: string; count: string }> = {
  abx: { title: 'Can I hear a difference?', says: 'ABX: in each trial X is secretly one of two versions. Say which.', count: 'Trials' },
  preference: { title: 'Which do I like best?', says: 'The versions come without names, in a new order each round.', count: 'Rounds' },
};

/** What to compare, and how often. Here versions still have their names. */
export function SetupForm({ trackId, candidates, first, busy, onStart }: SetupFormProps) {
  const [kind, setKind] = useState<BlindKind>('abx');
  const [chosen, setChosen] = useState<readonly string[]>(first);
  const [trials, setTrials] = useState<Record<BlindKind, number>>(PLANNED);
  const { least, most } = VERSIONS_OF[kind];
  const fits = chosen.length >= least && chosen.length <= most;
  const toggle = (id: string): void => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // In the order of the list: which was ticked first means nothing.
    const versionIds = candidates.filter(({ id }) => chosen.includes(id)).map(({ id }) => id).reverse();
    if (fits) onStart({ trackId, kind, versionIds, trials: trials[kind] });
  };
  return (
    <form className="bt-setup" onSubmit={submit}>
      <fieldset>
        <legend>What do you want to know?</legend>
        {(['abx', 'preference'] as const).map((one) => (
          <label key={one} className="bt-choice">
            <input type="radio" name="kind" value={one} checked={kind === one} onChange={() => setKind(one)} />
            <span>
              <strong>{KINDS[one].title}</strong>
              <span>{KINDS[one].says}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset aria-describedby="bt-fits">
        <legend>Versions</legend>
        {candidates.map(({ id, name, label }) => (
          <label key={id} className="bt-choice">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              <strong>{name}</strong> <span>{label}</span>
            </span>
          </label>
        ))}
        <p id="bt-fits" className="bt-quiet" role="status">
          {fits ? 'They are played equally loud and equally long.' : kind === 'abx' ? 'Choose two versions to tell apart.' : `Choose ${least} to ${most} versions.`}
        </p>
      </fieldset>
      <label className="bt-count">
        {KINDS[kind].count}
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={PLANNED_AT_MOST}
          required
          value={trials[kind] || ''}
          onChange={(event) => setTrials({ ...trials, [kind]: Number(event.currentTarget.value) })}
        />
      </label>
      <button type="submit" className="rv-button rv-primary" disabled={!fits || busy}>
        Start
      </button>
    </form>
  );
}
