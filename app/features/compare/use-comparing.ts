import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PlayerSource, Transport } from '#app/player/transport.ts';
import { type CompareSet, setFrom } from './set.ts';

const OPEN = 'talkback-compare';

export type Comparing = {
  open: boolean;
  setOpen: (open: boolean) => void;
  /** A, B, C …: two to eight, or none where there are no two to hear. */
  set: CompareSet;
  choose: (set: CompareSet) => void;
  /** What all are matched to in LUFS; null: the quietest of them. */
  target: number | null;
  setTarget: (target: number | null) => void;
  /** Draw them over one another. */
  overlay: boolean;
  setOverlay: (overlay: boolean) => void;
  /** The version that is being placed on the song's clock. */
  moving: string | null;
  setMoving: (versionId: string | null) => void;
};

type Input = { sources: readonly PlayerSource[]; shown: string | null; before: string | null; transport: Transport | null };

/** Which versions stand side by side, and how they are shown; the player is told which to keep ready. */
export function useComparing({ sources, shown, before, transport }: Input): Comparing {
  const [asked, setAsked] = useState(false);
  const [chosen, choose] = useState<CompareSet>([]);
  const [target, setTarget] = useState<number | null>(null);
  const [overlay, setOverlay] = useState(false);
  const [moving, setMoving] = useState<string | null>(null);
  useEffect(() => setAsked(remembered()), []);

  const found = setFrom(chosen, sources, shown, before);
  const key = found.join();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key is all that the set is made of.
  const set = useMemo(() => found, [key]);
  const open = asked && set.length > 0;
  useEffect(() => {
    // Once it is open a switch must not change what stands side by side.
    if (open && chosen.length === 0) choose(set);
  }, [open, chosen, set]);
  useEffect(() => {
    transport?.compare(open ? set : []);
  }, [transport, open, set, sources]);

  const setOpen = useCallback(
    (next: boolean) => {
      setAsked(next);
      remember(next);
      if (next) return;
      transport?.setDifference(null);
      choose([]);
      setMoving(null);
    },
    [transport],
  );
  const moved = open && moving !== null && set.includes(moving) ? moving : null;
  return { open, setOpen, set, choose, target, setTarget, overlay: open && (overlay || moved !== null), setOverlay, moving: moved, setMoving };
}

function remembered(): boolean {
  try {
    return localStorage.getItem(OPEN) === '1';
  } catch {
    return false;
  }
}

function remember(open: boolean): void {
  try {
    localStorage.setItem(OPEN, open ? '1' : '0');
  } catch {
    // A browser that keeps nothing opens closed.
  }
}
