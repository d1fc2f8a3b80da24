import { Link } from '@remix-run/react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { IngestProgress } from '#app/contracts/realtime.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { UploadPanel } from '../versions/upload-panel.tsx';
import { useUploads } from '../versions/use-uploads.ts';
import { VersionList } from '../versions/version-list.tsx';
import { useDrafts } from './use-drafts.ts';
import './studio-parts.css';

export type StudioPartsProps = { trackId: string; versions: readonly VersionView[]; ingest: ReadonlyMap<string, IngestProgress> };

/** What only the studio sees beside the notes: new versions, all versions, the ledger. */
export function StudioParts({ trackId, versions, ingest }: StudioPartsProps) {
  const { items } = useUploads(trackId);
  useDrafts(ingest, versions, items.flatMap(({ versionId }) => versionId ?? []));
  const progressOf = (versionId: string): IngestProgress | null => ingest.get(versionId) ?? null;
  return (
    <>
      <div className="rv-part">
        <UploadPanel trackId={trackId} nextNumber={nextNumber(versions)} progressOf={progressOf} />
      </div>
      {versions.length > 0 ? (
        <details className="rv-part rv-fold">
          <summary>
            All versions <span>{versions.length}</span>
          </summary>
          <VersionList versions={versions} progressOf={progressOf} />
        </details>
      ) : null}
      <div className="rv-part">
        <Link className="rv-link" to={`/tracks/${trackId}/ledger`}>
          Ledger: every decision about this track
        </Link>
      </div>
    </>
  );
}

/** Takes files dropped anywhere on the page. They stay with the studio until somebody shares them. */
export function DropAnywhere({ trackId, versions, children }: { trackId: string; versions: readonly VersionView[]; children: ReactNode }) {
  const { queue } = useUploads(trackId);
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const moved = (by: 1 | -1) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    depth.current += by;
    setOver(depth.current > 0);
  };
  return (
    <div
      className="rv-drop"
      data-over={over || undefined}
      onDragEnter={moved(1)}
      onDragLeave={moved(-1)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        depth.current = 0;
        setOver(false);
        // The upload panel has taken its own.
        if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        queue.add([...event.dataTransfer.files], { publishWhenReady: false });
      }}
    >
      {children}
      {over ? (
        <p className="rv-drop-words" aria-hidden>
          Drop to upload v{nextNumber(versions)}. It stays with the studio until you share it.
        </p>
      ) : null}
    </div>
  );
}

const nextNumber = (versions: readonly VersionView[]): number => Math.max(0, ...versions.map(({ number }) => number)) + 1;
