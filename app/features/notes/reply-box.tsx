import { useId, useState } from 'react';
import type { Sound } from '#app/realtime/outbox-item.ts';
import { sendsOnEnter } from './keys.ts';
import { VoiceDoor } from './voice/voice-door.tsx';

/** An answer in a thread, written or said. */
export function ReplyBox({ onSend }: { onSend: (body: string, sound: Sound | null) => void }) {
  const [body, setBody] = useState('');
  const [sound, setSound] = useState<Sound | null>(null);
  const [recording, setRecording] = useState(false);
  const id = useId();
  const ready = !recording && (body.trim() !== '' || sound !== null);
  const send = (): void => {
    if (!ready) return;
    onSend(body.trim(), sound);
    setBody('');
    setSound(null);
  };
  return (
    <form
      className="tb-reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="tb-hidden" htmlFor={id}>
        Your answer
      </label>
      <textarea
        id={id}
        rows={1}
        maxLength={4000}
        placeholder="Answer"
        value={body}
        enterKeyHint="send"
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!sendsOnEnter(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" className="tb-small" disabled={!ready}>
        Send
      </button>
      <VoiceDoor sound={sound} onSound={setSound} onRecording={setRecording} />
    </form>
  );
}
