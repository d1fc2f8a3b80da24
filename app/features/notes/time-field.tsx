import { useEffect, useId, useState } from 'react';
import { formatTimecode, parseTimecode } from '#app/domain/shared/timecode.ts';

export type TimeFieldProps = {
  /** Form field, sent as `m:ss.t` where there is no JavaScript. */
  name: string;
  label: string;
  /** Milliseconds; null is empty. */
  value: number | null;
  onChange: (ms: number | null) => void;
  max: number | null;
  optional?: boolean;
};

const STEP_MS = 100;

/** A moment that can be typed, or nudged by a tenth of a second. */
export function TimeField({ name, label, value, onChange, max, optional = false }: TimeFieldProps) {
  const shown = value === null ? '' : formatTimecode(value);
  const [text, setText] = useState(shown);
  const [wrong, setWrong] = useState(false);
  const id = useId();
  useEffect(() => {
    setText(shown);
    setWrong(false);
  }, [shown]);

  const within = (ms: number): number => Math.min(Math.max(0, ms), max ?? ms);
  const commit = (): void => {
    if (text === shown) return setWrong(false);
    if (optional && text.trim() === '') return onChange(null);
    const ms = parseTimecode(text);
    setWrong(ms === null);
    if (ms !== null) onChange(within(ms));
  };
  const nudge = (by: number): void => {
    if (value !== null) onChange(within(value + by));
  };
  return (
    <span className="tb-time-field">
      <label htmlFor={id}>{label}</label>
      <button type="button" className="tb-nudge" aria-label={`${label}: a tenth earlier`} disabled={value === null} onClick={() => nudge(-STEP_MS)}>
        −
      </button>
      <input
        id={id}
        name={name}
        size={7}
        inputMode="text"
        autoComplete="off"
        placeholder="m:ss"
        value={text}
        aria-invalid={wrong || undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            nudge(event.key === 'ArrowUp' ? STEP_MS : -STEP_MS);
          }
        }}
      />
      <button type="button" className="tb-nudge" aria-label={`${label}: a tenth later`} disabled={value === null} onClick={() => nudge(STEP_MS)}>
        +
      </button>
      {wrong ? (
        <span className="tb-problem" role="alert">
          Write it as 0:12 or 1:05.5.
        </span>
      ) : null}
    </span>
  );
}
