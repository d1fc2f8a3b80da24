import { useCallback, useEffect, useRef, useState } from 'react';
import type { BlindAnswer, BlindStart, BlindTestView } from '#app/contracts/blind.ts';
import type { Transport } from '#app/player/transport.ts';
import { type Asked, endTest, goOn, startTest, vote } from './ask.ts';
import { type Before, giveBack, rememberPage, slotSources, swap } from './slots.ts';

export type Revealed = NonNullable<BlindAnswer['revealed']>;

export type BlindRun = {
  /** Null while nothing was started. */
  test: BlindTestView | null;
  /** The answer to the trial before, in ABX. */
  revealed: Revealed | null;
  /** Why the last step was refused. */
  problem: string | null;
  /** The server is being asked. */
  busy: boolean;
  /** The slot that sounds. */
  slot: string | null;
  hear: (slot: string) => void;
  start: (start: BlindStart) => void;
  answer: (slot: string) => void;
  more: () => void;
  end: () => void;
  /** Back to the choice of versions. */
  again: () => void;
};

/**
 * One person's way through a blind test. While it is mounted the player belongs to it; afterwards the page finds it as
 * it was, at the moment of the song that was reached.
 * @param begun a test that was begun before and waits to be gone on with.
 */
export function useBlindTest(transport: Transport | null, begun: BlindTestView | null): BlindRun {
  const [test, setTest] = useState(begun);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [slot, setSlot] = useState<string | null>(null);
  const before = useRef<Before | null>(null);

  const running = test?.state === 'running';
  useEffect(() => {
    if (!running) return undefined;
    return () => {
      if (transport && before.current) giveBack(transport, before.current);
      before.current = null;
    };
  }, [transport, running]);

  const trial = test?.trial ?? null;
  const id = test?.id ?? null;
  useEffect(() => {
    if (!transport || !test || trial === null) return;
    if (!before.current) {
      before.current = rememberPage(transport);
      transport.setStream('lossless');
    }
    const [first = ''] = test.slots;
    swap(transport, slotSources(test, trial), first);
    setSlot(first);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a trial is loaded once; what else is known of the test changes nothing in it.
  }, [transport, id, trial]);

  const hear = useCallback(
    (wanted: string) => {
      transport?.select(wanted);
      setSlot(wanted);
    },
    [transport],
  );
  const step = <T>(asked: Promise<Asked<T>>, done: (value: T) => void): void => {
    setBusy(true);
    void asked.then((outcome) => {
      setBusy(false);
      setProblem(outcome.ok ? null : outcome.message);
      if (outcome.ok) done(outcome.value);
    });
  };
  const take = (next: BlindTestView): void => setTest(next);
  return {
    test,
    revealed,
    problem,
    busy,
    slot,
    hear,
    start: (start) => step(startTest(start), take),
    answer: (chosen) => {
      if (busy || !test || trial === null) return;
      step(vote(test.id, trial, chosen), (told) => {
        setTest(told.test);
        setRevealed(told.revealed);
      });
    },
    more: () => test && step(goOn(test.id), take),
    end: () => {
      if (!test) return;
      transport?.pause();
      step(endTest(test.id), take);
    },
    again: () => {
      setTest(null);
      setRevealed(null);
      setProblem(null);
    },
  };
}
