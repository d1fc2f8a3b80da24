import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward5,
  IconRewindForward5,
} from '@tabler/icons-react';
import { isRunning } from '#app/player/heard.ts';
import type { KeyCommand } from '#app/player/keys.ts';
import { timecode } from '#app/player/time.ts';
import type { Transport, TransportState } from '#app/player/transport.ts';
import { runCommand } from '#app/player/commands.ts';
import { Timecode } from '#app/player/view/timecode.tsx';
import './transport-bar.css';

export type TransportBarProps = {
  transport: Transport | null;
  state: TransportState;
  /** What sounds takes notes. */
  mayNote: boolean;
  onNote: () => void;
  onKeys: () => void;
};

/** Everything that moves the playhead, and the way to a note. */
export function TransportBar({ transport, state, mayNote, onNote, onKeys }: TransportBarProps) {
  const run = (command: KeyCommand) => () => {
    if (transport) runCommand(transport, command);
  };
  const running = isRunning(state);
  const off = state.versionId === null;
  const { loop, duration } = state;
  return (
    <div className="rv-bar rv-needs-script" role="group" aria-label="Player">
      <div className="rv-bar-group rv-bar-play">
        <button type="button" className="rv-icon" disabled={off} aria-label="Back 5 seconds" onClick={run({ type: 'nudge', seconds: -5 })}>
          <IconRewindBackward5 size={20} stroke={1.6} aria-hidden />
        </button>
        <button
          type="button"
          className="rv-icon rv-play"
          disabled={off}
          aria-label={running ? 'Pause' : 'Play'}
          data-waiting={state.status === 'stalled' || undefined}
          onClick={run({ type: 'toggle-play' })}
        >
          {running ? <IconPlayerPauseFilled size={22} aria-hidden /> : <IconPlayerPlayFilled size={22} aria-hidden />}
        </button>
        <button type="button" className="rv-icon" disabled={off} aria-label="On 5 seconds" onClick={run({ type: 'nudge', seconds: 5 })}>
          <IconRewindForward5 size={20} stroke={1.6} aria-hidden />
        </button>
      </div>
      <div className="rv-tools">
        <p className="rv-time">
          <Timecode transport={transport} className="rv-now" />
          <span className="tb-timecode rv-length">{timecode(duration.seconds)}</span>
        </p>
        <div className="rv-bar-group rv-loop" role="group" aria-label="Loop">
          <button type="button" className="rv-icon" disabled={off} title="Loop from here ([)" aria-label="Loop from here" aria-pressed={loop !== null} onClick={run({ type: 'loop-in' })}>
            <span aria-hidden>[</span>
          </button>
          <button type="button" className="rv-icon" disabled={off} title="Loop to here (])" aria-label="Loop to here" aria-pressed={loop !== null} onClick={run({ type: 'loop-out' })}>
            <span aria-hidden>]</span>
          </button>
          {loop ? (
            <button type="button" className="rv-button rv-loop-off" title="Loop off (\)" onClick={run({ type: 'loop-off' })}>
              <span className="tb-timecode">{loopText(state)}</span>
              <span>Loop off</span>
            </button>
          ) : null}
        </div>
        <button type="button" className="rv-button rv-keys-button" title="All keys (?)" onClick={onKeys}>
          Keys
        </button>
      </div>
      <button type="button" className="rv-note-button" aria-label="Note at this moment" disabled={off || !mayNote} onClick={onNote}>
        <span>Note at</span>
        <Timecode transport={transport} />
        <kbd aria-hidden>C</kbd>
      </button>
    </div>
  );
}

function loopText({ loop, duration }: TransportState): string {
  if (!loop || duration.samples === 0) return '';
  const seconds = (samples: number): number => (samples * duration.seconds) / duration.samples;
  return `${timecode(seconds(loop.start))}\u2013${timecode(seconds(loop.end))}`;
}
