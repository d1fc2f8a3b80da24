import { useState } from 'react';
import type { RequestDecide } from '#app/contracts/notes.ts';
import type { NoteView, PersonView, RequestView, VersionView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import type { ReopenReason } from '#app/domain/policy/life.ts';
import type { TrackActions } from '#app/realtime/track-store.ts';
import { LANDED_ANSWERS } from './landed.ts';

export type DidItLandProps = { request: RequestView; note: NoteView; versions: readonly VersionView[]; viewer: PersonView; decide: TrackActions['decide'] };

/** Asks whoever wished for a change whether it is there, once the version that carries it can be heard. */
export function DidItLand({ request, note, versions, viewer, decide }: DidItLandProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const version = versions.find(({ id }) => id === request.doneVersionId);
  const asked = can({ role: viewer.role, userId: viewer.id }, 'request.verify', { member: true, published: true, own: note.author.id === viewer.id });
  if (!asked || !version?.publishedAt) return null;
  const answer = async (how: ReopenReason | null): Promise<void> => {
    const target = { requestId: request.id, rowVersion: request.rowVersion };
    const decision: RequestDecide = how === null ? { ...target, action: 'verify' } : { ...target, action: 'reopen', how };
    setBusy(true);
    setProblem(null);
    const result = await decide(decision);
    setBusy(false);
    if (!result.ok) setProblem(result.error.message);
  };
  return (
    <div className="tb-landed" role="group" aria-label={`Did it land in v${version.number}?`}>
      <span>It is in v{version.number}. Did it land?</span>
      {LANDED_ANSWERS.map(({ how, label }) => (
        <button key={label} type="button" className="tb-small" disabled={busy} onClick={() => void answer(how)}>
          {label}
        </button>
      ))}
      {problem ? (
        <p className="tb-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
