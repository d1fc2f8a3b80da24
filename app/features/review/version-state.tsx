import type { IngestProgress } from '#app/contracts/realtime.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';

/** In the waveform's place while there is none to show. */
export function VersionState({ version, progress, staff }: { version: VersionView | null; progress: IngestProgress | null; staff: boolean }) {
  if (!version) {
    return staff ? (
      <div className="rv-empty">
        <h2>No mix here yet</h2>
        <p>Drop a file anywhere on this page, or choose one under “Upload v1”. Clients hear it once it is shared.</p>
      </div>
    ) : (
      <div className="rv-empty">
        <h2>The studio has not shared a mix yet.</h2>
        <p>As soon as it does, you hear it here and can say what you hear.</p>
      </div>
    );
  }
  const { state, failure } = version;
  const name = versionName(version);
  if (state === 'failed') {
    return (
      <div className="rv-empty">
        <h2>{name} could not be prepared</h2>
        <p>{failure ?? 'The file could not be read.'}</p>
        <p>Upload it again, or another format of it.</p>
      </div>
    );
  }
  const done = progress ? Math.round(progress.progress * 100) : null;
  return (
    <div className="rv-empty">
      <h2>{state === 'uploading' ? `${name} is being uploaded` : `${name} is being prepared`}</h2>
      {done === null || state === 'uploading' ? null : <progress max={100} value={done} aria-label={`${name}: ${done} %`} />}
      <p>{state === 'uploading' ? 'It can be heard shortly after the last byte.' : 'You can leave this page; it goes on.'}</p>
    </div>
  );
}
