import type { VersionView } from '#app/contracts/views.ts';
import { DOWNLOADS, exportUrl, isWav, sheetUrl } from './links.ts';

const OPEN = { requests: 'open' };

/** Beside the notes: the open requests as files, and the way to all choices and back in. */
export function ExchangePart({ trackId, version, mayDownload }: { trackId: string; version: VersionView; mayDownload: boolean }) {
  return (
    <details className="rv-part rv-fold">
      <summary>To the DAW and back</summary>
      {DOWNLOADS.slice(0, 3).map(({ format, name }) => (
        <a key={format} className="rv-link" href={exportUrl(version.id, format, OPEN)} download>
          {name}
        </a>
      ))}
      {mayDownload && isWav(version.fileName) ? (
        <a className="rv-link" href={exportUrl(version.id, 'wav', OPEN)} download>
          The original with markers in it
        </a>
      ) : null}
      <a className="rv-link" href={sheetUrl(trackId, version.id, OPEN)}>
        Recall sheet to print
      </a>
      <a className="rv-link" href={`/tracks/${trackId}/exchange?version=${version.id}`}>
        More choices, or bring markers in
      </a>
    </details>
  );
}
