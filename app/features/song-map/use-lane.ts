import { useCallback, useEffect, useRef, useState } from 'react';

export type Lane = {
  /** For the lane's box. */
  ref: (box: HTMLDivElement | null) => void;
  /** The box, once it stands. */
  box: HTMLDivElement | null;
  /** Takes the stretch of the song that the waveform below shows, in seconds. */
  onView: (from: number, to: number) => void;
};

/** Keeps a lane of sections along with the waveform, without rendering: it scrolls with every frame. */
export function useLane(seconds: number): Lane {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const kept = useRef({ box: null as HTMLDivElement | null, from: 0, to: 0, seconds });
  const place = useCallback(() => {
    const { box: lane, from, to, seconds: whole } = kept.current;
    if (!lane || !(whole > 0) || !(to > from)) return;
    lane.style.setProperty('--lane-scale', String(whole / (to - from)));
    lane.style.setProperty('--lane-from', String(from / whole));
  }, []);
  useEffect(() => {
    kept.current.seconds = seconds;
    place();
  }, [seconds, place]);
  const ref = useCallback(
    (next: HTMLDivElement | null) => {
      kept.current.box = next;
      place();
      setBox(next);
    },
    [place],
  );
  const onView = useCallback(
    (from: number, to: number) => {
      Object.assign(kept.current, { from, to });
      place();
    },
    [place],
  );
  return { ref, box, onView };
}
