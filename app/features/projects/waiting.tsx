import { Link } from '@remix-run/react';
import type { Waiting } from '#server/services/projects/overview.server.ts';
import styles from './projects.module.css';

type Chip = { key: keyof Waiting; count: number; words: string; /** It waits for the reader. */ calls: boolean };

/** What waits on one track, the reader's own first. Nothing where nothing waits. */
export function WaitingChips({ waiting, ofStudio, trackId }: { waiting: Waiting; ofStudio: boolean; trackId: string }) {
  const chips = (ofStudio ? studioChips(waiting) : clientChips(waiting)).filter(({ count }) => count > 0);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="What waits">
      {chips.map(({ key, count, words, calls }) => (
        <li key={key}>
          {calls ? (
            <Link to={`/tracks/${trackId}`} className={`${styles.chip} ${styles.chipCalls}`} style={{ textDecoration: 'none' }}>
              <b>{count}</b> {words}
            </Link>
          ) : (
            <span className={styles.chip}>
              <b>{count}</b> {words}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const studioChips = (w: Waiting): Chip[] => [
  { key: 'toDecide', count: w.toDecide, words: 'to decide', calls: true },
  { key: 'toDo', count: w.toDo, words: 'to do', calls: false },
  { key: 'toBook', count: w.toBook, words: w.toBook === 1 ? 'needs a booking' : 'need a booking', calls: false },
  { key: 'toAnswer', count: w.toAnswer, words: 'to answer', calls: false },
];

const clientChips = (w: Waiting): Chip[] => [
  { key: 'toCheck', count: w.toCheck, words: w.toCheck === 1 ? 'change to check: did it land?' : 'changes to check: did they land?', calls: true },
  { key: 'toBook', count: w.toBook, words: w.toBook === 1 ? 'needs booked time' : 'need booked time', calls: false },
  { key: 'toDo', count: w.toDo + w.toDecide, words: 'with the studio', calls: false },
];

/** The same for everything on the page, as one line. */
export function waitingSentence(all: Waiting[], ofStudio: boolean): string {
  const sum = (key: keyof Waiting) => all.reduce((total, waiting) => total + waiting[key], 0);
  const parts = ofStudio
    ? [say(sum('toDecide'), 'request to decide', 'requests to decide'), say(sum('toDo'), 'to do', 'to do'), say(sum('toAnswer'), 'comment to answer', 'comments to answer')]
    : [say(sum('toCheck'), 'change to check', 'changes to check'), say(sum('toBook'), 'request that needs booked time', 'requests that need booked time')];
  const waiting = parts.filter(Boolean);
  return waiting.length ? `Waiting for you: ${waiting.join(', ')}.` : 'Nothing waits for you.';
}

const say = (count: number, one: string, many: string): string => (count ? `${count} ${count === 1 ? one : many}` : '');
