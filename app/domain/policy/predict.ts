import type { Spoken } from '../notes/recording.ts';
import { readNote } from '../notes/read-note.ts';
import type { NoteReading, ReadOptions } from '../notes/reading.ts';
import type { Instant } from '../shared/instant.ts';
import { decide, type Decision, kindRead } from './decide.ts';
import { DEFAULT_POLICY, type StudioPolicy } from './studio.ts';
import { windowAt, type WindowFacts } from './window.ts';
import type { NoteKind } from './words.ts';

export type PredictInput = {
  body: string;
  /** A voice beside the words, or in place of them. */
  spoken?: Spoken | undefined;
  /** What the writer chose; without it the words choose. */
  kind?: NoteKind | null;
  /** Now, by the server's clock as well as the browser knows it. */
  at: Instant;
  facts: WindowFacts;
  minutesInWindow?: number;
  policy?: StudioPolicy;
  /** What the studio calls the track's parts and sections. */
  read?: ReadOptions;
};

export type Prediction = {
  kind: NoteKind;
  suggested: NoteReading;
  decision: Decision;
  /** The composer's one quiet line. */
  line: string;
};

/**
 * What will happen to a note if it is sent now, by the same rule the server runs. It needs no
 * network; the server's verdict replaces it. Null while nothing is said.
 */
export function predict(input: PredictInput): Prediction | null {
  if (input.body.trim() === '' && !input.spoken) return null;
  const suggested = readNote(input.body, input.read);
  const policy = input.policy ?? DEFAULT_POLICY;
  const kind = input.kind ?? kindRead(suggested, input.spoken, policy);
  const decision = decide({
    kind,
    kindFrom: input.kind ? 'client' : 'words',
    receivedAt: input.at,
    window: windowAt(input.facts, input.at),
    suggested,
    spoken: input.spoken,
    policy,
    ...(input.minutesInWindow === undefined ? {} : { minutesInWindow: input.minutesInWindow }),
  });
  return { kind, suggested, decision, line: lineFor(decision, suggested) };
}

function lineFor(decision: Decision, { minutes }: NoteReading): string {
  if (decision.outcome !== 'needs_booking' || minutes === 0) return decision.sentence;
  return decision.sentence.replace(/^(Needs [^:]+):/, `$1, about ${roughly(minutes)}:`);
}

/** 5 → "15 min", 40 → "45 min", 60 → "1 h", 100 → "2 h". */
function roughly(minutes: number): string {
  const quarters = Math.ceil(minutes / 15);
  return quarters < 4 ? `${quarters * 15} min` : `${Math.round(minutes / 60)} h`;
}
