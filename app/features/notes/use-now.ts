import { useEffect, useState } from 'react';

/**
 * The server's clock, epoch milliseconds: the page's own moment until it runs in a browser (so that both render the
 * same), then ticking.
 */
export function useNow(serverNow: string, clockOffset: number, everyMs: number): number {
  const [now, setNow] = useState(() => Date.parse(serverNow));
  useEffect(() => {
    const tick = (): void => setNow(Date.now() + clockOffset);
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [clockOffset, everyMs]);
  return now;
}

/** The server's clock for what is only worked out in a browser; null until it runs in one. */
export function useServerClock(clockOffset: number, everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = (): void => setNow(Date.now() + clockOffset);
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [clockOffset, everyMs]);
  return now;
}
