import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { TrackView } from '#app/contracts/views.ts';
import { formatDay } from '#app/domain/shared/day.ts';
import { factsOf, type Policy, usePolicy } from '../notes/use-policy.ts';
import './mix-state.css';

/**
 * Marks the mix done, or takes that back; for the studio. It asks first, and says in the client's
 * words what will be true afterwards. A disclosure, so that it works without JavaScript.
 */
export function MixState({ track, now }: { track: TrackView; /** Server's clock, epoch milliseconds. */ now: number }) {
  const details = useRef<HTMLDetailsElement>(null);
  const navigation = useNavigation();
  const sending = navigation.formData?.get('intent') === 'mix';
  const [asked, setAsked] = useState(false);
  const policy = usePolicy(asked);
  const done = track.mixState === 'done';
  useEffect(() => details.current?.removeAttribute('open'), [done]);
  useEffect(() => {
    const close = (event: Event): void => {
      const open = details.current;
      if (!open?.open) return;
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      if (!(event instanceof KeyboardEvent) && event.target instanceof Node && open.contains(event.target)) return;
      open.removeAttribute('open');
      if (event instanceof KeyboardEvent) open.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <div className="rv-mix">
      <span className="rv-mix-state">{done && track.doneAt ? `Mix done since ${formatDay(Date.parse(track.doneAt), track.window.timeZone)}` : 'Mix in progress'}</span>
      <details className="rv-ask" ref={details} onToggle={() => setAsked(true)}>
        <summary className="rv-button">{done ? 'Back in progress' : 'Mark the mix done'}</summary>
        <Form method="post" className="rv-ask-panel" preventScrollReset>
          <input type="hidden" name="intent" value="mix" />
          <input type="hidden" name="id" value={track.id} />
          <input type="hidden" name="mixState" value={done ? 'in_progress' : 'done'} />
          <p>{done ? 'The free window ends, and starts afresh when you mark the mix done again.' : 'This starts the free window now.'}</p>
          {policy ? (
            <p>
              Clients then read: <q>{after(policy, track, now)}</q>
            </p>
          ) : null}
          <button type="submit" className="rv-button rv-primary" disabled={sending}>
            {done ? 'Put it back in progress' : 'Mark the mix done'}
          </button>
        </Form>
      </details>
    </div>
  );
}

function after({ describeWindow, windowAt }: Policy, track: TrackView, now: number): string {
  const facts = { ...factsOf(track.window.facts), doneAt: track.mixState === 'done' ? null : now };
  return describeWindow(windowAt(facts, now), now);
}
