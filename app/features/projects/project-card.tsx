import { Link } from '@remix-run/react';
import type { ProjectLine } from '#server/services/projects/overview.server.ts';
import styles from './projects.module.css';
import { TrackRow } from './track-row.tsx';

/** One project of the list, with its tracks. */
export function ProjectCard({ line, ofStudio }: { line: ProjectLine; ofStudio: boolean }) {
  const { project, tracks, activity, activityAt } = line;
  return (
    <article className={styles.card} aria-labelledby={`project-${project.id}`}>
      <div className={styles.cardHead}>
        <h2 id={`project-${project.id}`}>
          <Link to={`/projects/${project.id}`}>{project.title}</Link> <span className={styles.artist}>{project.artist}</span>
        </h2>
        <span className={styles.quiet}>
          Last change <time dateTime={activityAt}>{activity}</time>
        </span>
      </div>
      {tracks.length > 0 ? (
        <ul className={styles.tracks}>
          {tracks.map((track) => (
            <TrackRow key={track.id} track={track} ofStudio={ofStudio} />
          ))}
        </ul>
      ) : (
        <p className={`${styles.track} ${styles.quiet}`} style={{ margin: 0 }}>
          {ofStudio ? <Link to={`/projects/${project.id}`}>Add its first track</Link> : 'No track to hear yet. The studio is on it.'}
        </p>
      )}
    </article>
  );
}
