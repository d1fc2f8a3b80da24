import { useEffect, useRef } from 'react';
import { type Draft, keepDraft, readDraft } from '#app/realtime/drafts.ts';

/** Brings back what was being written when the page went, and keeps what is being written now. */
export function useDraft(userId: string, trackId: string, draft: Draft, bring: (draft: Draft) => void): void {
  const { body, kind, at, until } = draft;
  const bringing = useRef(bring);
  const ready = useRef('');
  useEffect(() => {
    bringing.current = bring;
  });
  useEffect(() => {
    const found = readDraft(userId, trackId);
    if (found) bringing.current(found);
  }, [userId, trackId]);
  useEffect(() => {
    // The first round has not seen what was brought back yet, and must not overwrite it.
    const key = `${userId} ${trackId}`;
    if (ready.current === key) keepDraft(userId, trackId, { body, kind, at, until });
    ready.current = key;
  }, [userId, trackId, body, kind, at, until]);
}
