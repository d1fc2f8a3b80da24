import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import type { PlayerSource, SampleRange, Transport, TransportState } from '#app/player/transport.ts';
import type { Mark } from '#app/player/view/marks.ts';
import type { OverlayView, WaveformViewProps } from '#app/player/view/react.tsx';
import type { Waveform } from '#app/player/view/types.ts';
import { useNonce } from '#app/components/nonce.tsx';
import '#app/player/player.css';
import './stage.css';

export type StageProps = {
  transport: Transport | null;
  source: PlayerSource;
  marks: readonly Mark[];
  selection: SampleRange | null;
  overlay: OverlayView | null;
  onMark: (id: string) => void;
  onSelectRange: (range: SampleRange | null) => void;
  onReady: (waveform: Waveform | null) => void;
  onView?: (from: number, to: number) => void;
  /** Between the strip and the waveform: the sections. */
  children?: ReactNode;
};

type View = ComponentType<WaveformViewProps>;

/** The waveform. Its drawing comes after the page can be used; until then a box of its size stands there. */
export function Stage(props: StageProps) {
  const cspNonce = useNonce();
  const [view, setView] = useState<{ View: View } | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let gone = false;
    import('#app/player/view/react.tsx').then(
      ({ WaveformView }) => {
        if (!gone) setView({ View: WaveformView });
      },
      () => {
        if (!gone) setMissing(true);
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  if (view) return <view.View {...props} cspNonce={cspNonce} />;
  return (
    <div className="tb-player">
      <div className="tb-overview" />
      {props.children}
      <div className="tb-wave">{missing ? <p className="tb-wave-problem">The waveform did not load. Playing and writing work; reload the page to see it.</p> : null}</div>
      <div className="tb-zoom" />
    </div>
  );
}

/** What went wrong with the sound, and the way on. */
export function PlayerProblem({ state, onRetry }: { state: TransportState; onRetry: () => void }) {
  if (!state.error) return null;
  return (
    <div className="rv-problem" role="alert">
      <p>{state.error.message}</p>
      <button type="button" className="rv-button" onClick={onRetry}>
        {state.error.code === 'gesture' ? 'Play' : 'Try again'}
      </button>
    </div>
  );
}
