import { useState } from 'react';
import type { ConflictView } from '#app/contracts/triage.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { sendPick } from './ask.ts';

/** Two people want opposite things: both sides, and who picks. Only the project's decision maker gets the buttons. */
export function ConflictBox({ conflict, viewerId }: { conflict: ConflictView; viewerId: string }) {
  const { id, part, state, decider, sides } = conflict;
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (state !== 'open') return null;
  const mine = decider?.id === viewerId;
  const pick = async (requestId: string): Promise<void> => {
    setBusy(true);
    const told = await sendPick(requestId, id);
    setBusy(false);
    setProblem(told.ok ? null : told.message);
  };
  return (
    <section className="dk-conflict" aria-label="Opposite wishes">
      <h3>Opposite wishes for the {part}</h3>
      <p>{mine ? 'You decide for this project: pick one.' : decider ? `It waits for ${decider.name}, who decides for this project.` : 'Nobody decides for this project yet. Name somebody on the project’s page.'}</p>
      <ul>
        {sides.map(({ requestId, author, direction, body, at }) => (
          <li key={requestId}>
            <b>{author.name}</b> at {formatTimecode(at)} ({direction}): {body}{' '}
            {mine ? (
              <button type="button" className="tb-small" disabled={busy} onClick={() => void pick(requestId)} aria-label={`Pick what ${author.name} asks for`}>
                Pick this
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {problem ? <p role="alert">{problem}</p> : null}
    </section>
  );
}
