import { useId, useState } from 'react';
import { sendsOnEnter } from './keys.ts';

/** An answer in a thread. */
export function ReplyBox({ onSend }: { onSend: (body: string) => void }) {
  const [body, setBody] = useState('');
  const id = useId();
  const send = (): void => {
    if (body.trim() === '') return;
    onSend(body.trim());
    setBody('');
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
      <button type="submit" className="tb-small" disabled={body.trim() === ''}>
        Send
      </button>
    </form>
  );
}
