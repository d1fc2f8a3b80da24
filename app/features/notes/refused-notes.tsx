import { useState } from 'react';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import type { OutboxItem } from '#app/realtime/outbox-item.ts';
import type { TrackActions } from '#app/realtime/track-store.ts';
import './notes.css';

export type RefusedNotesProps = { items: readonly OutboxItem[] } & Pick<TrackActions, 'resend' | 'discard'>;

/** What the server would not take, with why. The words stay until their writer has decided about them. */
export function RefusedNotes({ items, resend, discard }: RefusedNotesProps) {
  if (items.length === 0) return null;
  return (
    <section className="tb-refused" aria-label="Not taken" role="alert">
      {items.map((item) => (
        <Refused key={item.order} item={item} resend={resend} discard={discard} />
      ))}
    </section>
  );
}

const WHAT = { 'note:create': 'This note', 'note:update': 'This change', 'note:withdraw': 'Taking a note back' } as const;

function Refused({ item, resend, discard }: { item: OutboxItem } & Omit<RefusedNotesProps, 'items'>) {
  const { op, refusal, order } = item;
  const text = op.type === 'note:withdraw' ? null : (op.payload.body ?? null);
  const at = op.type === 'note:withdraw' ? undefined : op.payload.at;
  const [body, setBody] = useState(text);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(body ?? '').then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <div className="tb-refused-one">
      <p>
        <b>
          {WHAT[op.type]}
          {at === undefined ? '' : ` at ${formatTimecode(at)}`} was not taken.
        </b>{' '}
        {refusal?.message}
      </p>
      {body === null ? null : <textarea aria-label="What you wrote" rows={2} maxLength={4000} value={body} onChange={(event) => setBody(event.currentTarget.value)} />}
      <span className="tb-note-acts">
        <button type="button" className="tb-small tb-strong" onClick={() => resend(order, body === null || body === text ? {} : { body })}>
          Send again
        </button>
        {body === null ? null : (
          <button type="button" className="tb-small" onClick={() => void copy()}>
            {copied ? 'Copied' : 'Copy'}
          </button>
        )}
        <button type="button" className="tb-small" onClick={() => discard(order)}>
          Discard
        </button>
      </span>
    </div>
  );
}
