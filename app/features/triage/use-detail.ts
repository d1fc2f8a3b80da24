import { useEffect, useState } from 'react';
import { askDetail } from './ask.ts';
import type { DeskDetail } from './detail.ts';

/**
 * All that stands beside a request, read when it has been selected for a moment, and anew whenever it changes.
 * The one before stays until then.
 * @param version any value that differs when the request is another than it was.
 */
export function useDetail(id: string | null, version: number, pauseMs = 0): { detail: DeskDetail | null; problem: string | null } {
  const [found, setFound] = useState<{ detail: DeskDetail | null; problem: string | null }>({ detail: null, problem: null });
  useEffect(() => {
    if (id === null) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      void askDetail(id).then((told) => {
        if (!gone) setFound(told.ok ? { detail: told.value, problem: null } : { detail: null, problem: told.message });
      });
    }, pauseMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [id, version, pauseMs]);
  return found;
}
