import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { IngestProgress } from '#app/contracts/realtime.ts';

/** Reads the page anew when a draft comes, is ready, or fails: the studio alone hears of drafts, by their progress. */
export function useDrafts(ingest: ReadonlyMap<string, IngestProgress>, known: readonly { id: string }[], arriving: readonly string[]): void {
  const { revalidate, state } = useRevalidator();
  const asked = useRef('');
  const unknown = [...new Set([...arriving, ...ingest.keys()])].filter((id) => !known.some((version) => version.id === id));
  const over = [...ingest.values()].filter(({ stage }) => stage === 'ready' || stage === 'failed').map(({ versionId, stage }) => `${versionId} ${stage}`);
  const wanted = [...unknown, ...over].sort().join(',');
  useEffect(() => {
    if (state !== 'idle' || wanted === asked.current) return;
    asked.current = wanted;
    if (wanted) revalidate();
  }, [wanted, state, revalidate]);
}
