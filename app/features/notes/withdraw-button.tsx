import { useState } from 'react';

/** Takes something back after a second word: what is withdrawn does not come again. */
export function WithdrawButton({ what, onWithdraw, link = false }: { what: string; onWithdraw: () => void; link?: boolean }) {
  const [asking, setAsking] = useState(false);
  const look = link ? 'tb-link' : 'tb-small';
  if (!asking) {
    return (
      <button type="button" className={look} aria-label={`Take back ${what}`} onClick={() => setAsking(true)}>
        Take back
      </button>
    );
  }
  return (
    <span className="tb-confirm" role="group" aria-label={`Take back ${what}?`}>
      <span>Its words go, its place stays.</span>
      <button type="button" className={`${look} tb-danger`} autoFocus onClick={onWithdraw}>
        Take back
      </button>
      <button type="button" className={look} onClick={() => setAsking(false)}>
        Keep it
      </button>
    </span>
  );
}
