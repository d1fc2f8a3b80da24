import type { BlindTestView } from '#app/contracts/blind.ts';
import { STOPPING } from '#app/domain/blind/result.ts';
import { slotName } from './slots.ts';
import type { BlindRun } from './use-blind-test.ts';
import { figures, soFar, versionsOf } from './words.ts';

/** All planned trials are answered: finish, or go on. */
export function PlanReached({ test, run }: { test: BlindTestView; run: BlindRun }) {
  const { revealed } = run;
  return (
    <section className="bt-trial" aria-labelledby="bt-trial-title">
      <h2 id="bt-trial-title">That was the last of {test.planned}</h2>
      <p className="bt-told" data-right={revealed?.correct}>
        {revealed ? `${revealed.correct ? 'Right' : 'Wrong'}: X was ${slotName(revealed.x)}. ` : ''}
        {soFar(test)}
      </p>
      <div className="bt-answers">
        <button type="button" className="rv-button rv-primary" autoFocus disabled={run.busy} onClick={run.end}>
          Finish
        </button>
        <button type="button" className="rv-button" disabled={run.busy} onClick={run.more}>
          Go on
        </button>
      </div>
      {test.kind === 'abx' ? <p className="bt-quiet">{STOPPING.abx}</p> : null}
    </section>
  );
}

/** The names are back. */
export function Outcome({ test, run, onClose }: { test: BlindTestView; run: BlindRun; onClose: () => void }) {
  const { kind, sentence, versions, abx, voted } = test;
  return (
    <section className="bt-trial" aria-labelledby="bt-trial-title">
      <h2 id="bt-trial-title">{versionsOf(test)}?</h2>
      {voted > 0 ? (
        <p className="bt-figures" data-heard={abx?.heard || undefined}>
          {figures(test)}
        </p>
      ) : null}
      <p>{sentence}</p>
      {kind === 'abx' ? (
        <p className="bt-quiet">
          A was v{versions[0]?.number}, B was v{versions[1]?.number}. p is how often somebody who only guesses does at least as well.
        </p>
      ) : null}
      <div className="bt-answers">
        <button type="button" className="rv-button rv-primary" autoFocus onClick={onClose}>
          Back to the track
        </button>
        <button type="button" className="rv-button" onClick={run.again}>
          Another test
        </button>
      </div>
    </section>
  );
}
