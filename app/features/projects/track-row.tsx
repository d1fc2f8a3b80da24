import { Link } from '@remix-run/react';
import { IconCalendarTime, IconHourglassHigh, IconLock, IconProgress } from '@tabler/icons-react';
import type { WindowState } from '#app/domain/policy/words.ts';
import type { TrackLine } from '#server/services/projects/overview.server.ts';
import styles from './projects.module.css';
import { WaitingChips } from './waiting.tsx';

const ICONS = { not_started: IconProgress, on_hold: IconCalendarTime, open: IconHourglassHigh, closed: IconLock } satisfies Record<WindowState, unknown>;

/** A track in a list: its name, newest version, window in the client's words, and what waits. */
export function TrackRow({ track, ofStudio }: { track: TrackLine; ofStudio: boolean }) {
  const Icon = ICONS[track.window];
  return (
    <li className={styles.track}>
      <div>
        <Link to={`/tracks/${track.id}`} className={styles.trackTitle}>
          {track.title}
        </Link>
        <span className={styles.version}>{versionsOf(track)}</span>
        <div className={`${styles.state} ${track.window === 'open' ? styles.open : ''}`}>
          <Icon size={16} aria-hidden />
          <span>
            {ofStudio && track.mixState === 'done' && 'Mix done. '}
            {track.sentence}
          </span>
        </div>
      </div>
      <WaitingChips waiting={track.waiting} ofStudio={ofStudio} trackId={track.id} />
    </li>
  );
}

function versionsOf({ versions, unpublished, latest }: TrackLine): string {
  if (versions === 0) return 'no version yet';
  const heard = latest === null ? '' : `v${latest}`;
  return [heard, unpublished ? `${unpublished} not published` : ''].filter(Boolean).join(' · ');
}
