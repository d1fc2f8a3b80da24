import { useState } from 'react';
import type { IngestProgress } from '#app/contracts/realtime.ts';
import type { UploadItem, UploadQueue } from './upload-queue.ts';
import { ingestWords } from './ingest-words.ts';
import { sizeWords, waitWords } from './words.ts';

type RowProps = { item: UploadItem; queue: UploadQueue; ingest: IngestProgress | null };

/** One file: how far it is, how long it takes, and what can be done about it. */
export function UploadRow({ item, queue, ingest }: RowProps) {
  const { key, name, size, sent, state } = item;
  const preparing = state === 'arrived' && ingest !== null;
  const part = preparing ? ingest.progress : sent / Math.max(1, size);
  const over = state === 'failed' || ingest?.stage === 'ready' || ingest?.stage === 'failed';
  return (
    <li className="vs-upload">
      <div className="vs-upload-line">
        <span className="vs-name" title={name}>
          {name}
        </span>
        <span className="vs-buttons">
          {(state === 'sending' || state === 'waiting') && <Act label="Pause" about={name} onClick={() => queue.pause(key)} />}
          {(state === 'paused' || state === 'offline' || (state === 'failed' && item.resumable)) && <Act label="Go on" about={name} onClick={() => queue.resume(key)} />}
          {state === 'arrived' || (state === 'failed' && !item.resumable) ? (
            over && <Act label="Dismiss" about={name} onClick={() => queue.dismiss(key)} />
          ) : (
            <Cancel name={name} onSure={() => queue.cancel(key)} />
          )}
        </span>
      </div>
      {over ? null : <progress max={1} value={part} aria-label={`${name}: ${Math.floor(part * 100)} %`} />}
      <p className="vs-quiet" role={over ? 'status' : undefined} data-bad={state === 'failed' || ingest?.stage === 'failed' || undefined}>
        {words(item, ingest)}
      </p>
    </li>
  );
}

function words({ state, sent, size, rate, problem }: UploadItem, ingest: IngestProgress | null): string {
  switch (state) {
    case 'waiting':
      return `Waits its turn, ${sizeWords(size)}`;
    case 'sending':
      return [
        `${sizeWords(sent)} of ${sizeWords(size)}`,
        ...(rate ? [`${sizeWords(rate)}/s`, `${waitWords((size - sent) / rate)} left`] : []),
      ].join(' · ');
    case 'paused':
      return `Paused at ${sizeWords(sent)} of ${sizeWords(size)}`;
    case 'offline':
      return `The line is down. It goes on by itself from ${sizeWords(sent)} when it is back.`;
    case 'failed':
      return problem ?? 'It did not work.';
    case 'arrived':
      return ingest ? ingestWords(ingest) : 'Arrived. It is being prepared; you can leave this page.';
  }
}

function Act({ label, about, onClick }: { label: string; about: string; onClick: () => void }) {
  return (
    <button type="button" className="vs-button" aria-label={`${label}: ${about}`} onClick={onClick}>
      {label}
    </button>
  );
}

/** Asks once more before it throws away what was sent. */
function Cancel({ name, onSure }: { name: string; onSure: () => void }) {
  const [asking, setAsking] = useState(false);
  if (!asking) return <Act label="Cancel" about={name} onClick={() => setAsking(true)} />;
  return (
    <span className="vs-ask" role="group" aria-label={`Cancel ${name}?`}>
      <button type="button" className="vs-button vs-danger" onClick={onSure} autoFocus>
        Cancel it
      </button>
      <button type="button" className="vs-button" onClick={() => setAsking(false)}>
        Keep on
      </button>
    </span>
  );
}
