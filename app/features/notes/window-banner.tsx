import { useMemo } from 'react';
import type { WindowView } from '#app/contracts/views.ts';
import type { WindowState } from '#app/domain/policy/words.ts';
import { useNow } from './use-now.ts';
import { factsOf, usePolicy } from './use-policy.ts';
import './notes.css';

const MEANS: Record<WindowState, string> = {
  not_started: 'Whatever you write goes to the engineer while the mix is made.',
  on_hold: 'Write down all you hear; faults are put right in any case.',
  open: 'A change to the performance or the arrangement takes a session with you there. Faults are free at any time.',
  closed: 'Faults stay free at any time. For anything else, ask the studio for a time.',
};

/** So long the server's own sentence is true, and the page loads without the rules. */
const FRESH_MS = 30_000;

export type WindowBannerProps = {
  window: WindowView;
  /** ISO 8601, as the loader gave it. */
  serverNow: string;
  /** From the live track. */
  clockOffset: number;
};

/** The tweak window in the client's words, and what it means; true also when midnight passes while one looks. */
export function WindowBanner({ window, serverNow, clockOffset }: WindowBannerProps) {
  const now = useNow(serverNow, clockOffset, 15_000);
  const policy = usePolicy(now - Date.parse(serverNow) > FRESH_MS);
  const facts = useMemo(() => factsOf(window.facts), [window.facts]);
  const current = policy ? policy.windowAt(facts, now) : null;
  const state = current?.state ?? window.state;
  const sentence = policy && current ? policy.describeWindow(current, now) : window.sentence;
  return (
    <section className="tb-window" data-window={state} aria-label="Free changes">
      <p className="tb-window-sentence" aria-live="polite">
        {sentence}
      </p>
      <p className="tb-window-means">
        {MEANS[state]}
        {state === 'not_started' ? null : <span className="tb-window-zone"> Times are the studio’s ({zoneWords(window.timeZone)}).</span>}
      </p>
    </section>
  );
}

/** "Europe/London" → "London". */
const zoneWords = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
