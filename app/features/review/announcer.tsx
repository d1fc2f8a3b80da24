import { useCallback, useRef, useState } from 'react';

/** How long it waits for the next word, so that a held key says one thing and not twenty. */
const QUIET_MS = 500;

/** A sentence for people who listen to the page; the last one said within half a second is the one they hear. */
export function useAnnouncer(): { said: string; say: (sentence: string) => void } {
  const [said, setSaid] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const say = useCallback((sentence: string) => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => setSaid(sentence), QUIET_MS);
  }, []);
  return { said, say };
}

export function Announcer({ said }: { said: string }) {
  return (
    <p className="rv-unseen" role="status" aria-live="polite">
      {said}
    </p>
  );
}
