import { useEffect, useState } from 'react';
import type { IngestProgress } from '#app/contracts/realtime.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { versionName, type VersionRole } from '#app/domain/shared/version-name.ts';
import { UploadPanel } from '../versions/upload-panel.tsx';
import type { UploadQueue } from '../versions/upload-queue.ts';
import { useUploads } from '../versions/use-uploads.ts';
import { VersionList } from '../versions/version-list.tsx';
import { useDrafts } from './use-drafts.ts';
import './studio-parts.css';

export type StudioPartsProps = { trackId: string; versions: readonly VersionView[]; ingest: ReadonlyMap<string, IngestProgress> };

/** What only the studio sees beside the notes: new versions and all there are. */
export function StudioParts({ trackId, versions, ingest }: StudioPartsProps) {
  const { queue, items } = useUploads(trackId);
  const next = nextNames(versions);
  useDrafts(ingest, versions, items.flatMap(({ versionId }) => versionId ?? []));
  const progressOf = (versionId: string): IngestProgress | null => ingest.get(versionId) ?? null;
  return (
    <>
      <DropAnywhere queue={queue} name={next.mix} />
      <div className="rv-part">
        <UploadPanel trackId={trackId} nextNames={next} progressOf={progressOf} />
      </div>
      {versions.length > 0 ? (
        <details className="rv-part rv-fold">
          <summary>
            All versions <span>{versions.length}</span>
          </summary>
          <VersionList versions={versions} progressOf={progressOf} />
        </details>
      ) : null}
    </>
  );
}

/** Takes files dropped anywhere on the page. They stay with the studio until somebody shares them. */
function DropAnywhere({ queue, name }: { queue: UploadQueue; name: string }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const moved = (by: number) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const enter = moved(1);
    const leave = moved(-1);
    const above = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      // The upload panel has taken its own.
      if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
      event.preventDefault();
      queue.add([...event.dataTransfer.files], { publishWhenReady: false });
    };
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('dragover', above);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('dragover', above);
      document.removeEventListener('drop', drop);
    };
  }, [queue]);
  return over ? <p className="rv-drop-words">Drop to upload {name}. It stays with the studio until you share it.</p> : null;
}

function nextNames(versions: readonly VersionView[]): Record<VersionRole, string> {
  const next = (role: VersionRole): string => versionName({ role, number: Math.max(0, ...versions.filter((one) => one.role === role).map(({ number }) => number)) + 1 });
  return { mix: next('mix'), reference: next('reference') };
}
