import { formatGain } from '#app/domain/loudness/match.ts';

export type LetterProps = {
  letter: string;
  /** Short name, as "v3". */
  name: string;
  label: string;
  /** What matching did to it, in words. */
  level: string;
  /** The same as a figure; null while nothing is matched. */
  gainDb: number | null;
  colour: string;
  /** It sounds, is one side of the difference that sounds, or neither. */
  state: 'on' | 'off' | 'minuend' | 'subtrahend';
  /** A finger or key went down; whoever holds ends it. */
  onPress: () => void;
  /** Pressed by something that has neither, as a screen reader. */
  onHear: () => void;
};

const SIDES = { on: '', off: '', minuend: ', first of the difference', subtrahend: ', taken from it' };

/** One version to hear: a tap switches, a hold hears it while it lasts. */
export function Letter({ letter, name, label, level, gainDb, colour, state, onPress, onHear }: LetterProps) {
  return (
    <button
      type="button"
      className="cp-letter"
      data-state={state}
      aria-pressed={state === 'on'}
      aria-label={`${letter}: ${name}, ${label}, ${level}${SIDES[state]}`}
      title={`${name} ${label}. Press to switch, hold to hear it only while you hold.`}
      style={{ '--rv-version': colour }}
      onPointerDown={(event) => {
        if (event.button === 0 && event.isPrimary) onPress();
      }}
      onKeyDown={(event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        if (!event.repeat) onPress();
      }}
      onKeyUp={(event) => {
        if (event.key === ' ') event.preventDefault();
      }}
      onClick={(event) => {
        if (event.detail === 0) onHear();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <span className="cp-big" aria-hidden>
        {letter}
      </span>
      <span className="cp-facts" aria-hidden>
        <b>{name}</b>
        <span>{gainDb === null ? 'as it is' : formatGain(gainDb)}</span>
      </span>
    </button>
  );
}
