import { useCallback, useEffect, useRef, useState } from 'react';
import { RECORDING_MAX_MS } from '#app/domain/notes/recording.ts';
import type { Sound } from '#app/realtime/outbox-item.ts';
import { useHush } from './hush.ts';
import { startTake, type Take } from './recorder.ts';

const TICK_MS = 60;

export type TakeState = { phase: 'idle' | 'asking' | 'recording'; ms: number; level: number; problem: string | null };

export type Recording = {
  state: TakeState;
  isOn: () => boolean;
  start: () => void;
  stop: () => void;
};

const IDLE: TakeState = { phase: 'idle', ms: 0, level: 0, problem: null };

/**
 * One recording at a time, with the music silent meanwhile. It ends by itself after a minute; when the page part goes
 * away it ends too, and what was said is kept.
 * @param onBegin when the microphone is open.
 */
export function useTake(onBegin: () => void, onSound: (sound: Sound) => void): Recording {
  const [state, setState] = useState(IDLE);
  const hush = useHush();
  const on = useRef<{ take: Take | null; goOn: () => void; wanted: boolean } | null>(null);
  const handlers = useRef({ onBegin, onSound, hush });
  useEffect(() => {
    handlers.current = { onBegin, onSound, hush };
  });

  const stop = useCallback(() => {
    const held = on.current;
    if (!held) return;
    on.current = null;
    held.wanted = false;
    if (!held.take) return setState({ ...IDLE, problem: 'Let go too early: wait until it records.' });
    setState(IDLE);
    void held.take.finish().then((sound) => {
      held.goOn();
      if (sound) handlers.current.onSound(sound);
      else setState({ ...IDLE, problem: 'Nothing was recorded. Hold it a little longer.' });
    });
  }, []);

  const start = useCallback(() => {
    if (on.current) return;
    const held = { take: null as Take | null, goOn: (): void => {}, wanted: true };
    on.current = held;
    setState({ ...IDLE, phase: 'asking' });
    startTake().then(
      (take) => {
        if (!held.wanted) return take.cancel();
        handlers.current.onBegin();
        Object.assign(held, { take, goOn: handlers.current.hush() });
        setState({ ...IDLE, phase: 'recording' });
      },
      (error: unknown) => {
        if (on.current === held) on.current = null;
        if (held.wanted) setState({ ...IDLE, problem: (error as Error).message });
      },
    );
  }, []);

  const recording = state.phase === 'recording';
  useEffect(() => {
    if (!recording) return undefined;
    const timer = setInterval(() => {
      const take = on.current?.take;
      if (!take) return;
      const ms = take.elapsed();
      if (ms >= RECORDING_MAX_MS) stop();
      else setState({ ...IDLE, phase: 'recording', ms, level: take.level() });
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [recording, stop]);
  useEffect(() => stop, [stop]);

  return { state, isOn: useCallback(() => on.current !== null, []), start, stop };
}
