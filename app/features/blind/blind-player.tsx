import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconRewindBackward5, IconRewindForward5 } from '@tabler/icons-react';
import { useRef } from 'react';
import { runCommand } from '#app/player/commands.ts';
import { isRunning } from '#app/player/heard.ts';
import type { KeyCommand } from '#app/player/keys.ts';
import { timecode } from '#app/player/time.ts';
import type { Transport, TransportState } from '#app/player/transport.ts';
import { usePosition } from '#app/player/view/hooks.ts';
import { Timecode } from '#app/player/view/timecode.tsx';

/** Seconds. */
const SLIDER_STEP = 0.1;

/** Moves the playhead without showing a waveform, which would tell one version from another. */
export function BlindPlayer({ transport, state }: { transport: Transport; state: TransportState }) {
  const slider = useRef<HTMLInputElement>(null);
  const { duration, loop } = state;
  usePosition(transport, ({ seconds }) => {
    const input = slider.current;
    if (!input) return SLIDER_STEP;
    input.value = String(seconds);
    input.setAttribute('aria-valuetext', timecode(seconds));
    return SLIDER_STEP;
  });
  const run = (command: KeyCommand) => () => void runCommand(transport, command);
  const running = isRunning(state);
  const share = (samples: number): number => (duration.samples > 0 ? (100 * samples) / duration.samples : 0);
  return (
    <div className="bt-player" role="group" aria-label="Player">
      <div className="bt-line">
        {loop ? <span className="bt-loop" style={{ left: `${share(loop.start)}%`, right: `${100 - share(loop.end)}%` }} aria-hidden /> : null}
        <input
          ref={slider}
          type="range"
          aria-label="Position"
          min={0}
          max={Math.max(0.1, duration.seconds)}
          step={SLIDER_STEP}
          defaultValue={0}
          onChange={(event) => transport.seek({ seconds: Number(event.currentTarget.value) })}
        />
      </div>
      <div className="bt-moves">
        <button type="button" className="rv-icon" aria-label="Back 5 seconds" onClick={run({ type: 'nudge', seconds: -5 })}>
          <IconRewindBackward5 size={20} stroke={1.6} aria-hidden />
        </button>
        <button type="button" className="rv-icon rv-play" aria-label={running ? 'Pause' : 'Play'} data-waiting={state.status === 'stalled' || undefined} onClick={run({ type: 'toggle-play' })}>
          {running ? <IconPlayerPauseFilled size={22} aria-hidden /> : <IconPlayerPlayFilled size={22} aria-hidden />}
        </button>
        <button type="button" className="rv-icon" aria-label="On 5 seconds" onClick={run({ type: 'nudge', seconds: 5 })}>
          <IconRewindForward5 size={20} stroke={1.6} aria-hidden />
        </button>
        <p className="rv-time">
          <Timecode transport={transport} className="rv-now" />
          <span className="tb-timecode rv-length">{timecode(duration.seconds)}</span>
        </p>
        <div className="bt-loops" role="group" aria-label="Loop">
          <button type="button" className="rv-icon" title="Loop from here ([)" aria-label="Loop from here" aria-pressed={loop !== null} onClick={run({ type: 'loop-in' })}>
            <span aria-hidden>[</span>
          </button>
          <button type="button" className="rv-icon" title="Loop to here (])" aria-label="Loop to here" aria-pressed={loop !== null} onClick={run({ type: 'loop-out' })}>
            <span aria-hidden>]</span>
          </button>
          {loop ? (
            <button type="button" className="rv-button" title="Loop off (\)" onClick={run({ type: 'loop-off' })}>
              Loop off
            </button>
          ) : null}
        </div>
      </div>
    </div>
  );
}
