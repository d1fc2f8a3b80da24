import { type FormEvent, useId, useState } from 'react';
import type { RequestDecide } from '#app/contracts/notes.ts';
import type { RequestView, VersionView } from '#app/contracts/views.ts';
import { LIFE } from '#app/domain/policy/life.ts';
import type { NoteKind } from '#app/domain/policy/words.ts';
import type { TrackActions } from '#app/realtime/track-store.ts';
import { KIND_ORDER, KIND_WORDS } from './note-words.ts';

export type DecisionPanelProps = { request: RequestView; versions: readonly VersionView[]; decide: TrackActions['decide'] };

export const DECISIONS = ['accept', 'start', 'done', 'answer', 'reclassify', 'goodwill', 'decline'] as const;
export type DecisionName = (typeof DECISIONS)[number];

const WORDS: Record<DecisionName, string> = {
  accept: 'Accept',
  start: 'Start work',
  done: 'Done in…',
  answer: 'Mark answered',
  reclassify: 'Change the kind…',
  goodwill: 'Do it as a favour…',
  decline: 'Decline…',
};

const ASKS: Partial<Record<DecisionName, string>> = {
  done: 'Which version carries it?',
  reclassify: 'What is it?',
  goodwill: 'Why? The client and the studio read it.',
  decline: 'Why not? The client reads it.',
};

/** What an engineer can decide about a request where it stands now; the server has the last word. */
export function decisionsFor({ kind, state, need }: Pick<RequestView, 'kind' | 'state' | 'need'>): DecisionName[] {
  return DECISIONS.filter((name) => {
    // From "accepted" the server writes the start down on the way.
    const from: readonly string[] = name === 'done' ? [...LIFE.done.from, ...LIFE.start.from] : LIFE[name].from;
    if (!from.includes(state)) return false;
    if (name === 'answer') return kind === 'comment';
    if (name === 'accept') return kind !== 'comment' && need === null;
    if (name === 'goodwill') return kind !== 'comment' && state !== 'accepted';
    return name !== 'decline' || kind !== 'comment';
  });
}

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
              {[...versions].reverse().map((version) => (
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
