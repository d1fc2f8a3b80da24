import type { Difference, PlayerSource } from '#app/player/transport.ts';
import type { CompareSet } from './set.ts';
import { differenceWords } from './words.ts';

export type DifferenceRowProps = { difference: Difference; set: CompareSet; sources: readonly PlayerSource[]; onSubtract: (difference: Difference | null) => void };

const LIFT_AT_MOST = 40;

/** Which two are subtracted, and how much what is left is lifted. */
export function DifferenceRow({ difference, set, sources, onSubtract }: DifferenceRowProps) {
  const { a, b, gainDb } = difference;
  const inSet = sources.filter(({ versionId }) => set.includes(versionId) || versionId === a || versionId === b);
  const side = (key: 'a' | 'b', name: string) => (
    <select
      className="cp-select"
      aria-label={name}
      value={difference[key]}
      onChange={({ currentTarget: { value } }) => {
        // The same on both sides would be silence: then they change places.
        const other = key === 'a' ? b : a;
        onSubtract(value === other ? { ...difference, a: b, b: a } : { ...difference, [key]: value });
      }}
    >
      {inSet.map(({ versionId, label }) => (
        <option key={versionId} value={versionId}>
          {label}
        </option>
      ))}
    </select>
  );
  return (
    <div className="cp-row" role="group" aria-label="Difference">
      {side('a', 'Difference of')}
      <span aria-hidden>{'\u2212'}</span>
      {side('b', 'and')}
      <label className="cp-lift">
        Lift
        <input
          type="range"
          min={0}
          max={LIFT_AT_MOST}
          step={1}
          value={gainDb}
          aria-valuetext={`${gainDb} dB`}
          onChange={({ currentTarget: { value } }) => onSubtract({ ...difference, gainDb: Number(value) })}
        />
      </label>
      <p className="cp-said">{differenceWords(difference, sources)}</p>
    </div>
  );
}
