import { type FormEvent, useId, useState } from 'react';
import type { RequestDecide } from '#app/contracts/notes.ts';
import type { RequestView, VersionView } from '#app/contracts/views.ts';
import type { NoteKind } from '#app/domain/policy/words.ts';
import type { TrackActions } from '#app/realtime/track-store.ts';
import { DECISION_ASKS as ASKS, DECISION_WORDS as WORDS, type DecisionName, decisionsFor } from './decisions.ts';
import { KIND_ORDER, KIND_WORDS } from './note-words.ts';

export type DecisionPanelProps = { request: RequestView; versions: readonly VersionView[]; decide: TrackActions['decide'] };

/** The engineer's decisions about one request. */
export function DecisionPanel({ request, versions, decide }: DecisionPanelProps) {
  const [asking, setAsking] = useState<DecisionName | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useId();
  const possible = decisionsFor(request);
  if (possible.length === 0) return null;
  const target = { requestId: request.id, rowVersion: request.rowVersion };

  const send = async (decision: RequestDecide): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await decide(decision);
    setBusy(false);
    if (answer.ok) setAsking(null);
    else setProblem(answer.error.message);
  };

  const press = (name: DecisionName): void => {
    setProblem(null);
    if (name in ASKS) setAsking(asking === name ? null : name);
    else if (name === 'accept' || name === 'start' || name === 'answer') void send({ ...target, action: name });
  };

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get('value');
    const value = typeof given === 'string' ? given.trim() : '';
    if (asking === 'done') void send({ ...target, action: 'done', versionId: value });
    else if (asking === 'reclassify') void send({ ...target, action: 'reclassify', kind: value as NoteKind });
    else if (asking === 'goodwill' || asking === 'decline') void send({ ...target, action: asking, reason: value });
  };

  return (
    <div className="tb-decide" role="group" aria-label="Decide">
      {possible.map((name) => (
        <button key={name} type="button" className="tb-small" disabled={busy} aria-expanded={name in ASKS ? asking === name : undefined} onClick={() => press(name)}>
          {WORDS[name]}
        </button>
      ))}
      {asking ? (
        <form key={asking} className="tb-decide-form" onSubmit={submit}>
          <label htmlFor={field}>{ASKS[asking]}</label>
          {asking === 'done' ? (
            <select id={field} name="value" required>
              {[...versions].sort((a, b) => b.number - a.number).map((version) => (
                <option key={version.id} value={version.id}>
                  v{version.number} {version.label === `v${version.number}` ? '' : version.label} {version.publishedAt ? '' : '(not published yet)'}
                </option>
              ))}
            </select>
          ) : null}
          {asking === 'reclassify' ? (
            <select id={field} name="value" required defaultValue={request.kind}>
              {KIND_ORDER.map((kind) => (
                <option key={kind} value={kind}>
                  {KIND_WORDS[kind].label}
                </option>
              ))}
            </select>
          ) : null}
          {asking === 'goodwill' || asking === 'decline' ? <textarea id={field} name="value" rows={2} maxLength={1000} required autoFocus /> : null}
          <span className="tb-note-acts">
            <button type="submit" className="tb-small tb-strong" disabled={busy}>
              {WORDS[asking].replace('…', '')}
            </button>
            <button type="button" className="tb-small" onClick={() => setAsking(null)}>
              Cancel
            </button>
          </span>
        </form>
      ) : null}
      {problem ? (
        <p className="tb-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
