import { useCallback, useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { keepDrafts, readDrafts, type WaitingDraft } from '#app/realtime/drafts.ts';

export type DraftList = {
  drafts: readonly WaitingDraft[];
  add: (drafts: readonly Omit<WaitingDraft, 'id'>[]) => void;
  remove: (ids: readonly string[]) => void;
};

/** The drafts of one track that wait in this browser; other tabs of it see the same. */
export function useDrafts(userId: string, trackId: string): DraftList {
  const [drafts, setDrafts] = useState<readonly WaitingDraft[]>([]);
  useEffect(() => {
    const read = (): void => setDrafts(readDrafts(userId, trackId));
    read();
    window.addEventListener('storage', read);
    return () => window.removeEventListener('storage', read);
  }, [userId, trackId]);
  const change = useCallback(
    (next: (now: readonly WaitingDraft[]) => readonly WaitingDraft[]) =>
      setDrafts((now) => {
        const list = next(now);
        keepDrafts(userId, trackId, list);
        return list;
      }),
    [userId, trackId],
  );
  const add = useCallback((more: readonly Omit<WaitingDraft, 'id'>[]) => change((now) => [...now, ...more.map((draft) => ({ ...draft, id: v7() }))]), [change]);
  const remove = useCallback((ids: readonly string[]) => change((now) => now.filter(({ id }) => !ids.includes(id))), [change]);
  return { drafts, add, remove };
}
