import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { IngestProgress } from '#app/contracts/realtime.ts';
import type { VersionRole } from '#app/domain/shared/version-name.ts';
import { UploadRow } from './upload-row.tsx';
import { useUploads } from './use-uploads.ts';
import './shared.css';
import './upload.css';

/** Names that pickers know; what a file really is, the server finds out. */
const ACCEPT = 'audio/*,.wav,.wave,.w64,.rf64,.aif,.aiff,.aifc,.flac,.m4a,.caf,.mp3,.ogg,.oga,.opus';

export type UploadPanelProps = {
  trackId: string;
  /** What the next mix and the next reference will be called: v4, R1. */
  nextNames: Record<VersionRole, string>;
  /** How far the server is with a version that has arrived, as its `ingest` events say. */
  progressOf: (versionId: string) => IngestProgress | null;
};

/** Takes mixes, several at once, by dropping or choosing, and shows how they get on until they can be heard. */
export function UploadPanel({ trackId, nextNames, progressOf }: UploadPanelProps) {
  const { queue, items } = useUploads(trackId);
  const [publishWhenReady, setPublish] = useState(true);
  const [role, setRole] = useState<VersionRole>('mix');
  const take = (files: FileList | null): void => queue.add([...(files ?? [])], { publishWhenReady, ...(role === 'reference' ? { role } : {}) });
  return (
    <section className="vs-panel" aria-label="Upload a version">
      <DropZone onFiles={take}>
        <strong>Upload {nextNames[role]}</strong>
        <span>Drop files here, or choose them</span>
        <small>WAV, AIFF, FLAC, ALAC, AAC, MP3, Ogg or Opus; up to 2 GB each</small>
      </DropZone>
      <label className="vs-toggle">
        <input type="checkbox" role="switch" checked={role === 'reference'} onChange={(event) => setRole(event.currentTarget.checked ? 'reference' : 'mix')} />
        <span>
          It is a reference
          <small>{role === 'reference' ? 'Something to compare with, as a released song. It carries no notes.' : 'Off: it is a mix, to be talked about.'}</small>
        </span>
      </label>
      <label className="vs-toggle">
        <input type="checkbox" role="switch" checked={publishWhenReady} onChange={(event) => setPublish(event.currentTarget.checked)} />
        <span>
          Share with the client as soon as it is ready
          <small>{publishWhenReady ? 'Once shared, a version stays as it is.' : 'It stays with the studio until you share it.'}</small>
        </span>
      </label>
      <noscript>
        <p className="vs-quiet">Uploading from this page needs JavaScript, so that a long upload can go on after the line drops.</p>
      </noscript>
      {items.length > 0 && (
        <ul className="vs-uploads" aria-label="Uploads">
          {items.map((item) => (
            <UploadRow key={item.key} item={item} queue={queue} ingest={item.versionId === null ? null : progressOf(item.versionId)} />
          ))}
        </ul>
      )}
      {items.some(({ state }) => state === 'sending' || state === 'offline') && (
        <p className="vs-quiet">Keep this tab open. If it closes, choose the same file again: it goes on from where it was.</p>
      )}
    </section>
  );
}

/** A file input as large as the place to drop on: keyboard, screen reader and phone get the real thing. */
function DropZone({ onFiles, children }: { onFiles: (files: FileList | null) => void; children: ReactNode }) {
  const id = useId();
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const moved = (by: 1 | -1) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    depth.current += by;
    setOver(depth.current > 0);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onFiles(event.dataTransfer.files);
  };
  return (
    <label
      htmlFor={id}
      className="vs-drop"
      data-over={over || undefined}
      onDragEnter={moved(1)}
      onDragLeave={moved(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={dropped}
    >
      <IconUpload size={24} aria-hidden />
      {children}
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPT}
        onChange={({ currentTarget }) => {
          onFiles(currentTarget.files);
          // So that the same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
