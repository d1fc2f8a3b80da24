import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { recordingWords } from '#app/domain/notes/recording.ts';
import { formatClock } from '#app/domain/shared/timecode.ts';
import { useHush } from './hush.ts';
import './voice.css';

export type VoicePlayerProps = {
  /** Null while it cannot be heard yet. */
  src: string | null;
  durationMs: number;
  peaks: readonly number[];
  /** Whose voice it is. */
  of: string;
};

/** The one voice that sounds on this page. */
let sounding: HTMLAudioElement | null = null;

/** Plays a voice note, with the music silent meanwhile. */
export function VoicePlayer({ src, durationMs, peaks, of }: VoicePlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const goOn = useRef<(() => void) | null>(null);
  const [playing, setPlaying] = useState(false);
  const [ms, setMs] = useState(0);
  const [failed, setFailed] = useState(false);
  const hush = useHush();
  const name = recordingWords(durationMs).replace(',', ` of ${of},`);

  const begun = (): void => {
    if (sounding !== audio.current) sounding?.pause();
    sounding = audio.current;
    goOn.current ??= hush();
    setPlaying(true);
  };
  const ended = (): void => {
    if (sounding === audio.current) sounding = null;
    goOn.current?.();
    goOn.current = null;
    setPlaying(false);
  };
  useEffect(() => () => goOn.current?.(), []);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setMs(1000 * (audio.current?.currentTime ?? 0)), 80);
    return () => clearInterval(timer);
  }, [playing]);
  const toggle = (): void => {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    // AbortError: paused again before it began; anything else is told by the element.
    void element.play().catch((error: unknown) => setFailed(!(error instanceof DOMException && error.name === 'AbortError')));
  };
  const seek = (to: number): void => {
    setMs(to);
    if (audio.current) audio.current.currentTime = to / 1000;
  };
  const at = Math.min(ms, durationMs);

  return (
    <span className="vn-player" role="group" aria-label={name}>
      <button type="button" className="vn-play" disabled={!src} onClick={toggle} aria-label={`${playing ? 'Pause' : 'Play'} ${name.charAt(0).toLowerCase()}${name.slice(1)}`}>
        {playing ? <IconPlayerPauseFilled size={16} aria-hidden /> : <IconPlayerPlayFilled size={16} aria-hidden />}
      </button>
      <span className="vn-shape">
        <Shape peaks={peaks} />
        <span className="vn-heard" style={{ clipPath: `inset(0 ${100 - (100 * at) / durationMs}% 0 0)` }}>
          <Shape peaks={peaks} />
        </span>
        <input
          type="range"
          min={0}
          max={durationMs}
          step={100}
          value={Math.round(at)}
          disabled={!src}
          aria-label="Where in the voice note"
          aria-valuetext={`${formatClock(at)} of ${formatClock(durationMs)}`}
          onChange={(event) => seek(Number(event.currentTarget.value))}
        />
      </span>
      <span className="vn-time">{playing || at > 0 ? formatClock(Math.max(at, 1)) : formatClock(durationMs)}</span>
      {failed ? <span className="tb-problem">This voice cannot be played here. Try another browser.</span> : null}
      {src ? (
        <audio
          ref={audio}
          src={src}
          preload="none"
          onPlay={begun}
          onPause={ended}
          onEnded={() => {
            ended();
            setMs(0);
          }}
          onError={() => setFailed(true)}
        />
      ) : null}
    </span>
  );
}

function Shape({ peaks }: { peaks: readonly number[] }) {
  const bars = peaks.map((peak, i) => {
    const half = Math.max(1, (peak * 11) / 100);
    return `M${i * 4 + 1} ${12 - half}v${2 * half}`;
  });
  return (
    <svg viewBox={`0 0 ${Math.max(1, peaks.length * 4 - 2)} 24`} preserveAspectRatio="none" aria-hidden="true">
      <path d={bars.join('')} />
    </svg>
  );
}
