import { useCallback, useEffect, useMemo, useState } from 'react';
import { isRunning } from '#app/player/heard.ts';
import { msToSamples, samplesToMs } from '#app/player/time.ts';
import type { PlayerSource, SampleRange, Transport } from '#app/player/transport.ts';
import { readDraft } from '#app/realtime/drafts.ts';
import type { Place } from '../notes/composer.tsx';

const PAUSES = 'talkback-pause-while-writing';

export type Writing = {
  open: boolean;
  place: Place;
  setPlace: (place: Place) => void;
  /** Opens the composer at the playhead, or with the draft that waits; closes it. */
  setOpen: (open: boolean) => void;
  /** A stretch drawn on the waveform. */
  onRange: (range: SampleRange | null) => void;
  /** That stretch, while a note about it is written. */
  selection: SampleRange | null;
  pauses: boolean;
  setPauses: (pauses: boolean) => void;
};

type WritingInput = { transport: Transport | null; source: PlayerSource | null; userId: string; trackId: string; momentNow: () => number };

/** Where the note being written stands, and whether the music waits for it. */
export function useWriting({ transport, source, userId, trackId, momentNow }: WritingInput): Writing {
  const [open, setOpened] = useState(false);
  const [place, setPlace] = useState<Place>({ at: 0, until: null });
  const [pauses, setPausesState] = useState(false);
  const [paused, setPaused] = useState(false);
  useEffect(() => setPausesState(remembered()), []);

  const begin = useCallback(() => {
    setOpened(true);
    if (!pauses || !transport || !isRunning(transport.state)) return;
    transport.pause();
    setPaused(true);
  }, [pauses, transport]);
  const setOpen = useCallback(
    (next: boolean) => {
      if (!next) {
        setOpened(false);
        if (paused) transport?.play();
        setPaused(false);
        return;
      }
      if (!readDraft(userId, trackId)) setPlace({ at: momentNow(), until: null });
      begin();
    },
    [begin, momentNow, paused, trackId, transport, userId],
  );
  const rate = source?.sampleRate;
  const onRange = useCallback(
    (range: SampleRange | null) => {
      if (!rate) return;
      if (!range) return setPlace((old) => ({ ...old, until: null }));
      const at = samplesToMs(range.start, rate);
      setPlace({ at, until: Math.max(at + 1, samplesToMs(range.end, rate)) });
      begin();
    },
    [rate, begin],
  );
  const setPauses = useCallback((next: boolean) => {
    setPausesState(next);
    remember(next);
  }, []);
  const selection = useMemo((): SampleRange | null => {
    if (!open || place.until === null || place.until <= place.at || !rate) return null;
    return { start: msToSamples(place.at, rate), end: msToSamples(place.until, rate) };
  }, [open, place, rate]);
  return { open, place, setPlace, setOpen, onRange, selection, pauses, setPauses };
}

function remembered(): boolean {
  try {
    return localStorage.getItem(PAUSES) === '1';
  } catch {
    return false;
  }
}

function remember(pauses: boolean): void {
  try {
    localStorage.setItem(PAUSES, pauses ? '1' : '0');
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
