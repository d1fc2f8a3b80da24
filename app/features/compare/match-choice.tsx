/** LUFS that players and services aim at. */
const TARGETS = [-14, -16, -18, -23] as const;

export type MatchChoiceProps = { matched: boolean; onMatched: (matched: boolean) => void; target: number | null; onTarget: (target: number | null) => void };

/** What all versions are brought down to; nothing is ever turned up. */
export function MatchChoice({ matched, onMatched, target, onTarget }: MatchChoiceProps) {
  return (
    <select
      className="cp-select"
      aria-label="Match loudness to"
      value={matched ? String(target ?? 'quietest') : 'off'}
      onChange={({ currentTarget: { value } }) => {
        onMatched(value !== 'off');
        onTarget(value === 'off' || value === 'quietest' ? null : Number(value));
      }}
    >
      <option value="quietest">Match: quietest</option>
      {TARGETS.map((lufs) => (
        <option key={lufs} value={lufs}>
          Match: {'\u2212'}
          {Math.abs(lufs)} LUFS
        </option>
      ))}
      <option value="off">As they are</option>
    </select>
  );
}
