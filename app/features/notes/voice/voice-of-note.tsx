import type { NoteView } from '#app/contracts/views.ts';
import { recordingWords } from '#app/domain/notes/recording.ts';
import { recordingUrl } from '#app/realtime/send-sound.ts';
import { VoicePlayer } from './voice-player.tsx';

/** The voice of a note, where it has one; the browser's own player where there is no JavaScript. */
export function VoiceOfNote({ note, sent = true }: { note: Pick<NoteView, 'versionId' | 'recording' | 'author'>; /** False while only this browser has it. */ sent?: boolean }) {
  const { recording, versionId, author } = note;
  if (!recording) return null;
  const url = recordingUrl(versionId, recording.id);
  return (
    <div className="vn-of-note">
      <VoicePlayer src={sent ? url : null} durationMs={recording.durationMs} peaks={recording.peaks} of={author.name} />
      <noscript>
        <audio controls preload="none" src={url} aria-label={`${recordingWords(recording.durationMs)}, of ${author.name}`} />
      </noscript>
    </div>
  );
}
