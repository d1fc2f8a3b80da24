import { useEffect, useState } from 'react';
import type { TrackLive } from '#app/realtime/track-store.ts';
import './notes.css';

export type ConnectionLineProps = Pick<TrackLive, 'connection' | 'waiting' | 'durable' | 'gone'> & {
  onRetry: () => void;
  /** Where to sign in again; opened in a new tab, so that nothing here is lost. */
  signInHref: string;
};

/** A connection that comes up at once is not worth a word. */
const QUIET_MS = 1500;

/** Says when the line is down and what waits for it; nothing while all is well. */
export function ConnectionLine({ connection, waiting, durable, gone, onRetry, signInHref }: ConnectionLineProps) {
  const down = connection === 'connecting' || connection === 'offline';
  const late = useLate(down, QUIET_MS);
  const kept = waitWords(waiting);
  return (
    <div className="tb-connection" role="status" data-connection={connection}>
      {gone ? <p>You cannot see this track any more. Ask the studio if you think you should.</p> : null}
      {connection === 'signed_out' ? (
        <p>
          Your sign-in has ended.{' '}
          <a href={signInHref} target="_blank" rel="noreferrer">
            Sign in
          </a>
          {waiting > 0 ? ` and what you wrote is sent (${kept}).` : ' to go on.'}
        </p>
      ) : null}
      {down && late ? (
        <p>
          The line is down. {waiting > 0 ? `${kept} for it.` : 'What you write is kept and sent when it is back.'}{' '}
          <button type="button" className="tb-link" onClick={onRetry}>
            Try now
          </button>
        </p>
      ) : null}
      {connection === 'online' && waiting > 1 ? <p>{waiting} changes are being sent.</p> : null}
      {durable ? null : <p>This browser window keeps unsent notes only until the page closes.</p>}
    </div>
  );
}

const waitWords = (waiting: number): string => (waiting === 1 ? '1 change waits' : `${waiting} changes wait`);

function useLate(on: boolean, ms: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms]);
  return late;
}
