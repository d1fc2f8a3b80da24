import type { BlindTestView } from '#app/contracts/blind.ts';
import { formatDay } from '#app/domain/shared/day.ts';
import { figures, versionsOf } from './words.ts';

export type BlindResultsProps = { tests: readonly BlindTestView[]; timeZone: string; onOpen: () => void };

/** The way into a blind test, and what earlier ones found. */
export function BlindResults({ tests, timeZone, onOpen }: BlindResultsProps) {
  const mine = tests.find(({ state }) => state === 'running');
  return (
    <section className="rv-part" aria-labelledby="bt-results-title">
      <h2 id="bt-results-title">Blind tests</h2>
      <div className="rv-needs-script">
        <button type="button" id="blind-button" className="rv-button" title="Blind test (B)" onClick={onOpen}>
          {mine ? `Go on with your test, ${mine.voted} of ${mine.planned}` : 'Test yourself blind'}
        </button>
      </div>
      <ul className="rv-bookings">
        {tests
          .filter(({ state }) => state !== 'running')
          .map((test) => (
            <li key={test.id}>
              <strong>
                {versionsOf(test)}: {figures(test)}
              </strong>
              <span>{test.sentence}</span>
              <span>
                {test.startedBy.name}, {formatDay(Date.parse(test.startedAt), timeZone)}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
