import { useEffect, useId, useRef, useState } from 'react';
import { formatTimecode, parseTyped } from '#app/domain/shared/timecode.ts';

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
  const [wrong, setWrong] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    setText(shown);
    setWrong('');
  }, [shown]);
  // The form is not sent with what stands here meanwhile.
  useEffect(() => input.current?.setCustomValidity(wrong), [wrong]);

  const within = (ms: number): number => Math.min(Math.max(0, ms), max ?? ms);
  const commit = (): void => {
    if (text === shown) return setWrong('');
    if (optional && text.trim() === '') return onChange(null);
    const ms = parseTyped(text);
    const problem = ms === null ? 'Write it as 0:12 or 1:05.5.' : max !== null && ms > max ? `The version ends at ${formatTimecode(max)}.` : '';
    setWrong(problem);
    if (ms === null || problem) return;
    setText(formatTimecode(ms));
    onChange(ms);
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
        ref={input}
        name={name}
        size={7}
        inputMode="text"
        autoComplete="off"
        placeholder="m:ss"
        value={text}
        aria-invalid={wrong !== '' || undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
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
        <span id={`${id}-wrong`} className="tb-problem" role="alert">
          {wrong}
        </span>
      ) : null}
    </span>
  );
}
