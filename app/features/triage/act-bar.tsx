import type { DeskRow } from '#app/contracts/triage.ts';
import { decisionsFor } from '../notes/decisions.ts';
import { ACT_WORDS, type Act } from './words.ts';

/** What may be decided about a request where it stands; the server has the last word. */
export function actsFor({ request, conflictId }: DeskRow): Act[] {
  if (request.mergedInto !== null) return ['unmerge'];
  const life = decisionsFor(request).filter((act) => conflictId === null || act !== 'accept');
  const over = ['verified', 'declined', 'withdrawn', 'answered'].includes(request.state);
  const asks = request.kind !== 'comment';
  const desk: Act[] = over ? [] : ['minutes', 'assign', ...(asks && ['needs_booking', 'accepted', 'needs_decision', 'new'].includes(request.state) ? (['book'] as const) : []), ...(request.state === 'done' ? [] : (['merge'] as const))];
  return [...life, ...desk];
}

const ORDER: readonly Act[] = ['accept', 'answer', 'start', 'done', 'decline', 'reclassify', 'minutes', 'assign', 'book', 'merge', 'goodwill', 'unmerge'];

/** Buttons for all that can be decided, with their keys. */
export function ActBar({ acts, label, busy, onAct, onUndo }: { acts: readonly Act[]; label: string; busy: boolean; onAct: (act: Act) => void; onUndo: (() => void) | null }) {
  return (
    <div className="dk-acts" role="group" aria-label={label}>
      {ORDER.filter((act) => acts.includes(act)).map((act) => (
        <button key={act} type="button" className={act === 'accept' ? 'tb-small tb-strong' : 'tb-small'} disabled={busy} onClick={() => onAct(act)}>
          {ACT_WORDS[act].button}
          {ACT_WORDS[act].key ? <kbd aria-hidden="true">{ACT_WORDS[act].key}</kbd> : null}
        </button>
      ))}
      {onUndo ? (
        <button type="button" className="tb-small" disabled={busy} onClick={onUndo}>
          Undo
          <kbd aria-hidden="true">Z</kbd>
        </button>
      ) : null}
    </div>
  );
}
