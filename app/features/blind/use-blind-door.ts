import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlayerSource } from '#app/player/transport.ts';

export type BlindDoorState = {
  /** What the page's player had when the blind room was entered; null outside of it. */
  held: readonly PlayerSource[] | null;
  enter: (sources: readonly PlayerSource[]) => void;
  /** Back to the page, with the results as they are now. */
  leave: () => void;
};

/** Into the blind room and out of it again. */
export function useBlindDoor(): BlindDoorState {
  const [held, setHeld] = useState<readonly PlayerSource[] | null>(null);
  const { revalidate } = useRevalidator();
  const was = useRef(false);
  useEffect(() => {
    if (was.current && !held) document.getElementById('blind-button')?.focus({ preventScroll: true });
    was.current = held !== null;
  }, [held]);
  const leave = useCallback(() => {
    setHeld(null);
    revalidate();
  }, [revalidate]);
  return { held, enter: setHeld, leave };
}
