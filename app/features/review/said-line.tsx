import { useEffect, useState } from 'react';

const LONG_ENOUGH_MS = 8000;

/** What a form of this page did, for a while; or why it was refused, until the next. */
export function Said({ said, problem }: { said: string | null; problem: string | null }) {
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setOver(said), LONG_ENOUGH_MS);
    return () => clearTimeout(timer);
  }, [said]);
  if (problem) {
    return (
      <p className="rv-said rv-refused" role="alert">
        {problem}
      </p>
    );
  }
  if (!said || over === said) return null;
  return (
    <p className="rv-said" role="status">
      {said}
    </p>
  );
}
