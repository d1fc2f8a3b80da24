import { Form, useNavigation } from '@remix-run/react';
import type { IngestProgress } from '#app/contracts/realtime.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { versionColour } from '#app/styles/theme.ts';
import { ingestWords } from './ingest-words.ts';
import { figures, sizeWords } from './words.ts';
import './shared.css';
import './versions.css';

export type VersionListProps = {
  /** Newest first. */
  versions: readonly VersionView[];
  progressOf: (versionId: string) => IngestProgress | null;
  /** Where the forms go; the page itself when absent. Intents: `publish`, `rename-version`, `delete-version`. */
  action?: string;
};

/** The versions of a track for those who made them: state, figures, and what can still be changed. */
export function VersionList({ versions, progressOf, action }: VersionListProps) {
  if (versions.length === 0) return <p className="vs-quiet">No version yet.</p>;
  return (
    <ul className="vs-list" aria-label="Versions">
      {versions.map((version) => (
        <VersionRow key={version.id} version={version} ingest={progressOf(version.id)} action={action} />
      ))}
    </ul>
  );
}

type RowProps = { version: VersionView; ingest: IngestProgress | null; action?: string };

function VersionRow({ version, ingest, action }: RowProps) {
  const { id, label, state, publishedAt, fileName, fileSize, conversions } = version;
  const name = versionName(version);
  const facts = figures(version);
  return (
    <li className="vs-version">
      <div className="vs-version-head">
        <span className="vs-number" style={{ borderColor: versionColour(version) }}>
          {name}
        </span>
        <span className="vs-name">{label}</span>
        <span className="vs-state" data-bad={state === 'failed' || undefined}>
          {stateWords(version, ingest)}
        </span>
      </div>
      {facts.length > 0 && <p className="vs-figures">{facts.join(' · ')}</p>}
      {conversions.map((sentence) => (
        <p key={sentence} className="vs-quiet">
          {sentence}
        </p>
      ))}
      <div className="vs-buttons">
        {!publishedAt && state === 'ready' && <Send intent="publish" id={id} label="Share with the client" about={name} action={action} primary />}
        {(state === 'ready' || state === 'failed') && (
          <a className="vs-button" href={`/media/${id}/original`} download aria-label={`Download the original of ${name}, ${fileName}`}>
            Original, {sizeWords(fileSize)}
          </a>
        )}
        {!publishedAt && <Rename version={version} action={action} />}
        {!publishedAt && <Delete version={version} action={action} />}
      </div>
    </li>
  );
}

function stateWords({ state, publishedAt, failure }: VersionView, ingest: IngestProgress | null): string {
  if (state === 'failed') return failure ?? 'could not be prepared';
  if (state === 'uploading') return 'on its way';
  if (state === 'processing') return ingest ? ingestWords(ingest) : 'being prepared';
  return publishedAt ? 'shared' : 'ready, only the studio hears it';
}

type SendProps = { intent: string; id: string; label: string; about: string; action?: string; primary?: boolean; danger?: boolean };

function Send({ intent, id, label, about, action, primary, danger }: SendProps) {
  return (
    <Form method="post" action={action} preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <Submit className={`vs-button${primary ? ' vs-primary' : ''}${danger ? ' vs-danger' : ''}`} intent={intent} id={id} label={label} about={about} />
    </Form>
  );
}

function Submit({ className, intent, id, label, about }: { className: string; intent: string; id: string; label: string; about: string }) {
  const { formData } = useNavigation();
  const sending = formData?.get('intent') === intent && formData.get('id') === id;
  return (
    <button type="submit" className={className} aria-label={`${label}: ${about}`} disabled={sending}>
      {label}
    </button>
  );
}

function Rename({ version, action }: { version: VersionView; action?: string }) {
  const { id, label } = version;
  const name = versionName(version);
  return (
    <details className="vs-more">
      <summary className="vs-button" aria-label={`Rename ${name}`}>
        Rename
      </summary>
      <Form method="post" action={action} preventScrollReset>
        <input type="hidden" name="intent" value="rename-version" />
        <input type="hidden" name="id" value={id} />
        <input className="vs-input" name="label" defaultValue={label} required maxLength={80} autoComplete="off" aria-label={`Name of ${name}`} />
        <Submit className="vs-button" intent="rename-version" id={id} label="Save" about={`name of ${name}`} />
      </Form>
    </details>
  );
}

function Delete({ version, action }: { version: VersionView; action?: string }) {
  const name = versionName(version);
  return (
    <details className="vs-more">
      <summary className="vs-button" aria-label={`Delete ${name}`}>
        Delete
      </summary>
      <p>The file goes for good, and {name} stays an empty number.</p>
      <Send intent="delete-version" id={version.id} label="Delete it" about={name} action={action} danger />
    </details>
  );
}
