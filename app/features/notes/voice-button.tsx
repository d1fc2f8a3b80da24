import { useState } from 'react';
import type { NoteView, PersonView, RequestView } from '#app/contracts/views.ts';
import type { TrackActions } from '#app/realtime/use-track.ts';
import { mayVoice } from './wishes.tsx';

type Props = { note: NoteView; request: RequestView; viewer: PersonView; voice: TrackActions['voice'] };

/** "I want this too", and back: one press each. */
export function VoiceButton({ note, request, viewer, voice }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const can = mayVoice(note, request, viewer);
  if (!can) return null;
  const press = async (): Promise<void> => {
    setBusy(true);
    const answer = await voice(request.id, can === 'join');
    setBusy(false);
    setProblem(answer.ok ? null : answer.error.message);
  };
  return (
    <>
      <button type="button" className="tb-small" disabled={busy} onClick={() => void press()}>
        {can === 'join' ? 'I want this too' : 'Take my voice back'}
      </button>
      {problem ? (
        <p className="tb-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </>
  );
}
