import { useState } from 'react';
import type { BlindTestView } from '#app/contracts/blind.ts';
import { STOPPING } from '#app/domain/blind/result.ts';
import { votable } from '#app/domain/blind/words.ts';
import { slotName } from './slots.ts';
import type { BlindRun } from './use-blind-test.ts';
import { soFar, trialWords } from './words.ts';

/** Hear the slots and say which is which, or which is best. */
export function Trial({ run, test, trial }: { run: BlindRun; test: BlindTestView; trial: number }) {
  const { slot: sounding, revealed, busy } = run;
  const abx = test.kind === 'abx';
  const answers = votable(test.kind, test.versions.length);
  return (
    <section className="bt-trial" aria-labelledby="bt-trial-title">
      <h2 id="bt-trial-title">{trialWords(test, trial)}</h2>
      <p className="bt-told" data-right={revealed?.correct}>
        {revealed && revealed.trial === trial - 1 ? `${revealed.correct ? 'Right' : 'Wrong'}: X was ${slotName(revealed.x)}. ` : ''}
        {soFar(test)}
      </p>
      <div className="bt-slots" role="group" aria-label="Hear">
        {test.slots.map((slot) => (
          <button key={slot} type="button" className="bt-slot" aria-label={`Hear ${slotName(slot)}`} aria-pressed={sounding === slot} onPointerUp={(event) => event.currentTarget.blur()} onClick={() => run.hear(slot)}>
            {slotName(slot)}
          </button>
        ))}
      </div>
      <div className="bt-answers" role="group" aria-label={abx ? 'X is' : 'The best is'}>
        {answers.map((slot) => (
          <button key={slot} type="button" className="rv-button" data-sounds={sounding === slot || undefined} disabled={busy} onClick={() => run.answer(slot)}>
            {abx ? `X is ${slotName(slot)}` : `${slotName(slot)} is best`}
            {sounding === slot ? <kbd aria-hidden>Enter</kbd> : null}
          </button>
        ))}
      </div>
      <p className="bt-quiet bt-keys">
        {abx ? 'A, B and X switch; Enter says that X is the one that sounds.' : 'The numbers switch; Enter chooses the one that sounds.'} Space plays, [ and ] loop.
      </p>
      <Stop test={test} run={run} />
    </section>
  );
}

/** Ending before the plan says first what that costs. */
function Stop({ test, run }: { test: BlindTestView; run: BlindRun }) {
  const [asked, setAsked] = useState(false);
  if (test.voted === 0) return null;
  if (!asked) {
    return (
      <button type="button" className="rv-button bt-stop" onClick={() => setAsked(true)}>
        {test.voted > test.planned ? 'Finish' : 'Stop early'}
      </button>
    );
  }
  return (
    <div className="bt-stopping" role="group" aria-label="Stop here?">
      <p>{STOPPING[test.kind]}</p>
      <button type="button" className="rv-button" disabled={run.busy} onClick={run.end}>
        Stop and show the result
      </button>
      <button type="button" className="rv-button" autoFocus onClick={() => setAsked(false)}>
        Go on listening
      </button>
    </div>
  );
}
