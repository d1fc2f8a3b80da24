import { useCallback, useEffect, useState } from 'react';
import { isRunning } from '#app/player/heard.ts';
import { msToSamples, rebase, samplesToMs } from '#app/player/time.ts';
import type { PlayerSource, SampleRange, Transport } from '#app/player/transport.ts';
import { readDraft } from '#app/realtime/drafts.ts';
import type { Place } from '../notes/composer.tsx';
import type { Hush } from '../notes/voice/hush.ts';
import type { Heard } from './use-review.ts';

const PAUSES = 'talkback-pause-while-writing';

/** The version that sounded when the note was begun, and how; a switch while writing moves neither. */
export type Pin = { versionId: string; heard: Heard | undefined };

export type Writing = {
  open: boolean;
  /** Null until a note is begun. */
  pin: Pin | null;
  place: Place;
  setPlace: (place: Place) => void;
  /** Opens the composer at the playhead, or with the draft that waits; closes it. */
  setOpen: (open: boolean) => void;
  /** Takes the place where the playhead is by now. */
  toPlayhead: () => void;
  /** A stretch drawn on a version's waveform. */
  onRange: (range: SampleRange | null, drawnOn: PlayerSource) => void;
  /** Silences the music for a voice; what it gives lets it go on. */
  hush: Hush;
  pauses: boolean;
  setPauses: (pauses: boolean) => void;
};

type WritingInput = { transport: Transport | null; sources: readonly PlayerSource[]; userId: string; trackId: string; momentNow: () => number; heardNow: () => Heard | undefined };

/** Where the note being written stands, and whether the music waits for it. */
export function useWriting({ transport, sources, userId, trackId, momentNow, heardNow }: WritingInput): Writing {
  const [open, setOpened] = useState(false);
  const [pin, setPin] = useState<Pin | null>(null);
  const [place, setPlace] = useState<Place>({ at: 0, until: null });
  const [pauses, setPausesState] = useState(false);
  const [paused, setPaused] = useState(false);
  useEffect(() => setPausesState(remembered()), []);

  const pinNow = useCallback(() => {
    const versionId = transport?.position().versionId;
    setPin(versionId ? { versionId, heard: heardNow() } : null);
  }, [transport, heardNow]);
  const begin = useCallback(() => {
    setOpened(true);
    pinNow();
    if (!pauses || !transport || !isRunning(transport.state)) return;
    transport.pause();
    setPaused(true);
  }, [pauses, transport, pinNow]);
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
  const toPlayhead = useCallback(() => {
    setPlace({ at: momentNow(), until: null });
    pinNow();
  }, [momentNow, pinNow]);
  const onRange = useCallback(
    (range: SampleRange | null, drawnOn: PlayerSource) => {
      if (!range) return setPlace((old) => ({ ...old, until: null }));
      const heard = sources.find(({ versionId }) => versionId === transport?.position().versionId) ?? drawnOn;
      const msOf = (samples: number): number => Math.max(0, samplesToMs(Math.min(heard.samples, rebase(samples, drawnOn, heard)), heard.sampleRate));
      const at = msOf(range.start);
      setPlace({ at, until: Math.max(at + 1, msOf(range.end)) });
      begin();
    },
    [sources, transport, begin],
  );
  const hush = useCallback<Hush>(() => {
    if (!transport || !isRunning(transport.state)) return () => {};
    transport.pause();
    return () => transport.play();
  }, [transport]);
  const setPauses = useCallback((next: boolean) => {
    setPausesState(next);
    remember(next);
  }, []);
  return { open, pin, place, setPlace, setOpen, toPlayhead, onRange, hush, pauses, setPauses };
}

/** The stretch that the note being written is about, in samples of the version drawn. */
export function selectionOn(drawn: PlayerSource | null, { open, place, pin }: Pick<Writing, 'open' | 'place' | 'pin'>, sources: readonly PlayerSource[]): SampleRange | null {
  if (!drawn || !open || place.until === null || place.until <= place.at) return null;
  const own = sources.find(({ versionId }) => versionId === pin?.versionId) ?? drawn;
  const on = (ms: number): number => rebase(msToSamples(ms, own.sampleRate), own, drawn);
  return { start: on(place.at), end: on(place.until) };
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
