import type { ConnectionState } from '#app/realtime/socket.ts';
import type { Outcome } from './use-desk.ts';

/** Says when changes of others do not arrive. */
export function LineState({ connection }: { connection: ConnectionState }) {
  if (connection === 'online' || connection === 'connecting') return null;
  return (
    <p className="dk-line-state" role="status">
      {connection === 'offline' ? 'The line is down. What others decide is not shown until it is back; then the list is read anew.' : 'Your sign-in has ended. Reload the page to sign in again.'}
    </p>
  );
}

/** Requests that came in since the list was read. */
export function UnseenLine({ count, onShow }: { count: number; onShow: () => void }) {
  if (count === 0) return null;
  return (
    <p className="dk-line-state" role="status">
      {count === 1 ? '1 new request came in.' : `${count} new requests came in.`}{' '}
      <button type="button" className="tb-small" onClick={onShow}>
        Show
      </button>
    </p>
  );
}

/** What came of the last decision: how many, and why some were refused. */
export function OutcomeLine({ outcome, onUndo, onClose }: { outcome: Outcome | null; onUndo: (() => void) | null; onClose: () => void }) {
  if (!outcome) return null;
  return (
    <div className="dk-outcome" data-refused={outcome.refused.length > 0 || undefined}>
      <p>{outcome.words}</p>
      {onUndo ? (
        <button type="button" className="tb-small" onClick={onUndo}>
          Undo
        </button>
      ) : null}
      <button type="button" className="tb-small" onClick={onClose} aria-label="Close what came of it">
        Close
      </button>
    </div>
  );
}
