import { type ReactNode, useId } from 'react';
import type { RequestView, VersionView } from '#app/contracts/views.ts';
import { DECISION_ASKS, DECISION_WORDS, type DecisionName, decisionsFor } from '../decisions.ts';
import { LANDED_ANSWERS } from '../landed.ts';
import { KIND_ORDER, KIND_WORDS } from '../note-words.ts';
import { Hidden, type Refused } from './thread-forms.tsx';

type Of = { request: RequestView; versions: readonly VersionView[] };

/** All that an engineer can decide about a request where it stands, a form each. */
export function DecisionForms({ request, versions, refused }: Of & { refused: Refused | null }) {
  const possible = decisionsFor(request);
  const target = { intent: 'decide', requestId: request.id, rowVersion: request.rowVersion };
  const heading = useId();
  if (possible.length === 0) return null;
  return (
    <section className="tb-thread" aria-labelledby={heading}>
      <h2 id={heading}>Decide</h2>
      <div className="tb-thread-acts">
        {possible.map((action) => {
          const words = DECISION_WORDS[action].replace('…', '');
          const ask = DECISION_ASKS[action];
          if (!ask) {
            return (
              <form key={action} method="post">
                <Hidden {...target} action={action} />
                <button type="submit" className="tb-small">
                  {words}
                </button>
              </form>
            );
          }
          const tried = refused?.action === action ? refused : null;
          return (
            <details key={action} open={tried !== null}>
              <summary>{DECISION_WORDS[action]}</summary>
              <form method="post" className="tb-thread-form">
                <Hidden {...target} action={action} />
                <label>
                  {ask}
                  <Field action={action} request={request} versions={versions} given={tried?.refusal.reason} />
                </label>
                <button type="submit" className="tb-small tb-strong">
                  {words}
                </button>
              </form>
            </details>
          );
        })}
      </div>
    </section>
  );
}

function Field({ action, request, versions, given }: Of & { action: DecisionName; given: string | undefined }): ReactNode {
  if (action === 'done') {
    return (
      <select name="versionId" required>
        {[...versions].sort((a, b) => b.number - a.number).map(({ id, number, label, publishedAt }) => (
          <option key={id} value={id}>
            v{number} {label === `v${number}` ? '' : label} {publishedAt ? '' : '(not published yet)'}
          </option>
        ))}
      </select>
    );
  }
  if (action === 'reclassify') {
    return (
      <select name="kind" required defaultValue={request.kind}>
        {KIND_ORDER.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind].label}
          </option>
        ))}
      </select>
    );
  }
  return <textarea name="reason" rows={3} maxLength={1000} required defaultValue={given ?? ''} />;
}

/** "Did it land?", once the version that carries the change can be heard; for the asker and the studio. */
export function LandedForm({ request, versions, verifies }: Of & { verifies: boolean }) {
  const version = versions.find(({ id }) => id === request.doneVersionId);
  if (!verifies || request.state !== 'done' || !version?.publishedAt) return null;
  const target = { intent: 'decide', requestId: request.id, rowVersion: request.rowVersion };
  return (
    <div className="tb-landed tb-thread-acts" role="group" aria-label={`Did it land in v${version.number}?`}>
      <span>It is in v{version.number}. Did it land?</span>
      {LANDED_ANSWERS.map(({ how, label }) => (
        <form key={label} method="post">
          <Hidden {...target} {...(how === null ? { action: 'verify' } : { action: 'reopen', how })} />
          <button type="submit" className="tb-small">
            {label}
          </button>
        </form>
      ))}
    </div>
  );
}
