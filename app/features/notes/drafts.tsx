import { useEffect, useMemo, useRef, useState } from 'react';
import type { StudioPolicy } from '#app/domain/policy/studio.ts';
import type { WindowFacts } from '#app/domain/policy/window.ts';
import type { ReadOptions } from '#app/domain/notes/reading.ts';
import type { WaitingDraft } from '#app/realtime/drafts.ts';
import { placeWords } from './marks.ts';
import type { Foresight } from './use-policy.ts';

export type DraftsProps = {
  drafts: readonly WaitingDraft[];
  /** Fetched when it is shown. */
  rules: Foresight | null;
  /** Closed it is one line. */
  shown: boolean;
  onShown: (shown: boolean) => void;
  facts: WindowFacts;
  now: number | null;
  policy?: StudioPolicy;
  read: ReadOptions;
  onSend: (drafts: readonly WaitingDraft[]) => void;
  onEdit: (draft: WaitingDraft) => void;
  onRemove: (draft: WaitingDraft) => void;
  onPutBack: (draft: WaitingDraft) => void;
};

/** Notes that wait in this browser: what they come to as a whole, and one press that sends them all. */
export function Drafts({ drafts, rules, shown, onShown, facts, now, policy, read, onSend, onEdit, onRemove, onPutBack }: DraftsProps) {
  const [removed, setRemoved] = useState<WaitingDraft | null>(null);
  const head = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // It opens by itself where a note was parted, and what had the focus is gone.
    if (shown) head.current?.focus({ preventScroll: true });
  }, [shown]);
  const scope = useMemo(
    () => (rules && now !== null && shown ? rules.scopeOf(drafts, { at: now, facts, read, ...(policy ? { policy } : {}) }) : ''),
    [rules, now, shown, drafts, facts, read, policy],
  );
  if (drafts.length === 0 && !removed) return null;
  const count = drafts.length === 1 ? '1 draft' : `${drafts.length} drafts`;
  return (
    <section className="tb-drafts" aria-label="Drafts">
      <button ref={head} type="button" className="tb-drafts-head" aria-expanded={shown} onClick={() => onShown(!shown)}>
        <b>{count}</b> not sent yet
      </button>
      {shown ? (
        <>
          <p className="tb-scope" role="status">
            {scope || ' '}
          </p>
          <ol>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <button type="button" className="tb-draft" onClick={() => onEdit(draft)} aria-label={`Go on with: ${draft.body}`}>
                  <span className="tb-draft-place">{placeWords(draft)}</span>
                  <span>{draft.body}</span>
                </button>
                <button
                  type="button"
                  className="tb-small"
                  aria-label={`Remove the draft: ${draft.body}`}
                  onClick={() => {
                    onRemove(draft);
                    setRemoved(draft);
                  }}
                >
                  Remove
                </button>
              </li>
            ))}
          </ol>
          {removed ? (
            <p className="tb-offer" role="status">
              <span>Removed.</span>
              <button
                type="button"
                className="tb-small"
                onClick={() => {
                  onPutBack(removed);
                  setRemoved(null);
                }}
              >
                Put it back
              </button>
            </p>
          ) : null}
          {drafts.length > 0 ? (
            <button
              type="button"
              className="tb-send"
              onClick={() => {
                onSend(drafts);
                setRemoved(null);
              }}
            >
              {drafts.length === 1 ? 'Send it' : drafts.length === 2 ? 'Send both' : `Send all ${drafts.length}`}
            </button>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
