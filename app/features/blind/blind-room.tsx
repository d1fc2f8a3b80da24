import { type ReactNode, useEffect, useRef } from 'react';
import type { BlindTestView } from '#app/contracts/blind.ts';
import { VERSIONS_OF } from '#app/domain/blind/words.ts';
import type { Transport } from '#app/player/transport.ts';
import { useTransport } from '#app/player/view/hooks.ts';
import { Announcer, useAnnouncer } from '../review/announcer.tsx';
import { PlayerProblem } from '../review/stage.tsx';
import { endTest } from './ask.ts';
import { BlindPlayer } from './blind-player.tsx';
import { Outcome, PlanReached } from './outcome.tsx';
import { type Candidate, SetupForm } from './setup-form.tsx';
import { slotName } from './slots.ts';
import { Trial } from './trial.tsx';
import { useBlindKeys } from './use-blind-keys.ts';
import { useBlindTest } from './use-blind-test.ts';
import { trialWords } from './words.ts';
import './blind.css';

export type BlindRoomProps = {
  track: { id: string; title: string };
  transport: Transport | null;
  /** Mixes that can be heard, newest first. */
  candidates: readonly Candidate[];
  /** The version on the page and the one before it. */
  first: readonly string[];
  /** A test of this person that waits to be gone on with. */
  running: BlindTestView | null;
  /** Back to the page; results may have changed. */
  onClose: () => void;
};

/** Where versions have no names: nothing but what is in here is on the page meanwhile. */
export function BlindRoom({ track, transport, candidates, first, running, onClose }: BlindRoomProps) {
  const run = useBlindTest(transport, running);
  const player = useTransport(transport);
  const { said, say } = useAnnouncer();
  const head = useRef<HTMLHeadingElement>(null);
  const { test, slot } = run;
  const trial = test?.trial ?? null;
  const open = test !== null && test.state === 'running';

  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    if (!test || trial === null) return;
    const { revealed } = run;
    const told = revealed ? `${revealed.correct ? 'Right' : 'Wrong'}: X was ${slotName(revealed.x)}.` : '';
    say(`${told} ${trialWords(test, trial)}. ${slotName(test.slots[0] ?? '')} sounds.`);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it is said when a trial begins.
  }, [trial, say]);
  const hear = (wanted: string): void => {
    run.hear(wanted);
    say(slotName(wanted));
  };
  const answer = (): void => {
    if (slot === 'x') say('Hear A or B first, then press Enter on the one that X is.');
    else if (slot !== null) run.answer(slot);
  };
  useBlindKeys({ slots: trial === null ? [] : (test?.slots ?? []), onHear: hear, onAnswer: trial === null ? () => undefined : answer });
  const leave = (): void => {
    // A test whose trials are all answered is not left unfinished.
    if (open && trial === null) void endTest(test.id).then(onClose);
    else onClose();
  };
  return (
    <div className="bt-room">
      <header className="bt-head">
        <h1 ref={head} tabIndex={-1}>
          Blind test <span>{track.title}</span>
        </h1>
        <button type="button" className="rv-button" onClick={leave}>
          {open && trial !== null ? 'Leave, go on later' : 'Close'}
        </button>
      </header>
      {run.problem ? (
        <p className="bt-problem" role="alert">
          {run.problem}
          {open && test.voted > 0 ? (
            <button type="button" className="rv-button" onClick={run.end}>
              Finish with what you answered
            </button>
          ) : null}
        </p>
      ) : null}
      {test === null ? (
        <Beginning transport={transport} count={candidates.length}>
          <SetupForm trackId={track.id} candidates={candidates} first={first} busy={run.busy} onStart={run.start} />
        </Beginning>
      ) : null}
      {open && transport ? (
        <>
          <PlayerProblem state={player} onRetry={() => transport.play()} />
          {trial === null ? <PlanReached test={test} run={run} /> : <Trial key={trial} test={test} trial={trial} run={{ ...run, hear }} />}
          {trial === null ? null : <BlindPlayer transport={transport} state={player} />}
        </>
      ) : null}
      {test && !open ? <Outcome test={test} run={run} onClose={onClose} /> : null}
      <Announcer said={said} />
    </div>
  );
}

/** What stands in the way of a test, or the choice of one. */
function Beginning({ transport, count, children }: { transport: Transport | null; count: number; children: ReactNode }) {
  const { least } = VERSIONS_OF.abx;
  if (count < least) {
    return <p className="bt-quiet">{count === 0 ? 'A blind test compares versions of the mix. There is none to hear yet.' : 'A blind test needs two versions that can be heard. So far there is one; come back when the next is here.'}</p>;
  }
  if (transport && !transport.capabilities.gaplessSwitch) {
    return <p className="bt-quiet">This browser cannot switch versions without a gap, and a gap would give them away. Try a current Chrome, Edge, Firefox or Safari.</p>;
  }
  return <>{children}</>;
}
