import { useCallback, useMemo } from 'react';
import type { NoteView } from '#app/contracts/views.ts';
import type { Transport } from '#app/player/transport.ts';
import { usePositionValue } from '#app/player/view/hooks.ts';
import { noteAt } from './threads.ts';

/** The id of the note at or just before the playhead; renders only when it changes. */
export function useNoteAtPlayhead(transport: Transport | null, notes: readonly NoteView[]): string | null {
  const roots = useMemo(() => notes.filter((note) => !note.parent && !note.withdrawnAt), [notes]);
  return usePositionValue(
    transport,
    useCallback(({ ms }: { ms: number }) => noteAt(roots, ms)?.id ?? null, [roots]),
  );
}
