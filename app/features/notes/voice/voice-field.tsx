import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useMemo, useState } from 'react';
import { RECORDING_MAX_MS } from '#app/domain/notes/recording.ts';
import { formatClock } from '#app/domain/shared/timecode.ts';
import type { Sound } from '#app/realtime/outbox-item.ts';
import { createPressing } from './pressing.ts';
import { useTake } from './use-take.ts';
import { VoicePlayer } from './voice-player.tsx';

export type VoiceFieldProps = {
  /** What was recorded and waits to be sent. */
  sound: Sound | null;
  onSound: (sound: Sound | null) => void;
  /** The microphone is open: the note is about this moment. */
  onBegin?: () => void;
  /** While it is recorded nothing can be sent. */
  onRecording: (recording: boolean) => void;
};

/** Records a voice beside the words, or in place of them: hold, hear, and send it or record it anew. */
export function VoiceField({ sound, onSound, onBegin, onRecording }: VoiceFieldProps) {
  const { state, isOn, start, stop } = useTake(() => onBegin?.(), onSound);
  const [pressing] = useState(() => createPressing({ isOn, start, stop }));
  const { phase } = state;
  const active = phase !== 'idle';
  useEffect(() => {
    onRecording(active);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told when it begins and ends.
  }, [active]);
  const kept = sound !== null && !active;

  return (
    <div className="vn-field" data-phase={phase}>
      <button
        type="button"
        className="vn-record"
        aria-pressed={active}
        {...handlersOf(pressing, isOn, start, stop)}
      >
        {active ? <IconPlayerStopFilled size={18} aria-hidden /> : <IconMicrophone size={18} aria-hidden />}
        {active ? 'Stop' : kept ? 'Hold to record anew' : 'Hold to record'}
      </button>
      {kept ? <Kept sound={sound} onDiscard={() => onSound(null)} /> : null}
      {active ? (
        <span className="vn-running">
          <span className="vn-meter" aria-hidden="true">
            <i style={{ inlineSize: `${Math.round(100 * Math.min(1, Math.sqrt(state.level)))}%` }} />
          </span>
          <span className="vn-time">{phase === 'asking' ? 'Opening the microphone…' : `${clock(state.ms)} of ${clock(RECORDING_MAX_MS)}`}</span>
        </span>
      ) : null}
      <span className="tb-hidden" role="status">
        {phase === 'recording' ? 'Recording.' : kept ? `Recorded ${formatClock(sound.durationMs)}.` : ''}
      </span>
      {state.problem ? (
        <p className="tb-problem" role="alert">
          {state.problem}
        </p>
      ) : null}
    </div>
  );
}

function Kept({ sound, onDiscard }: { sound: Sound; onDiscard: () => void }) {
  const url = useSoundUrl(sound);
  return (
    <span className="vn-kept">
      {url ? <VoicePlayer src={url} durationMs={sound.durationMs} peaks={sound.peaks} of="you" /> : null}
      <button type="button" className="tb-small" onClick={onDiscard}>
        Discard
      </button>
    </span>
  );
}

/** An address of this page for a sound that is nowhere else yet. */
function useSoundUrl(sound: Sound): string | null {
  const blob = useMemo(() => new Blob([sound.bytes], { type: sound.type }), [sound]);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}

/** Pointer, keys, and what assistive technology presses without either; a long touch opens no menu. */
function handlersOf(pressing: ReturnType<typeof createPressing>, isOn: () => boolean, start: () => void, stop: () => void) {
  const isPress = ({ key }: KeyboardEvent): boolean => key === ' ' || key === 'Enter';
  return {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pressing.press(event.timeStamp);
    },
    onPointerUp: (event: PointerEvent) => pressing.release(event.timeStamp),
    onPointerCancel: (event: PointerEvent) => pressing.release(event.timeStamp),
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onKeyDown: (event: KeyboardEvent) => {
      if (!isPress(event)) return;
      event.preventDefault();
      if (!event.repeat) pressing.press(event.timeStamp);
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (!isPress(event)) return;
      event.preventDefault();
      pressing.release(event.timeStamp);
    },
    onClick: (event: MouseEvent) => {
      if (event.detail === 0) (isOn() ? stop : start)();
    },
  };
}

const clock = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
