import { Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { Section } from '#app/components/page-section.tsx';
import type { MapView } from '#app/contracts/song-map.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import styles from './song-map.module.css';

/** A track's map to read: where each section begins, and what its parts are. */
export function MapSection({ map: { sections, parts }, trackId }: { map: MapView; trackId: string }) {
  return (
    <Section title="As it is">
      {sections.length === 0 && parts.length === 0 ? <Text c="dimmed">Nothing is named yet.</Text> : null}
      {sections.length > 0 ? (
        <ol className={styles.list} aria-label="Sections">
          {sections.map(({ name, start, end }) => (
            <li key={start}>
              <Link to={`/tracks/${trackId}?t=${Math.max(0, start)}`}>{formatTimecode(start)}</Link>
              <span>
                {name}
                {end === null ? '' : `, until ${formatTimecode(end)}`}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      {parts.length > 0 ? (
        <ul className={styles.list} aria-label="Parts">
          {parts.map(({ name, part }) => (
            <li key={name}>
              <span>{part ?? ''}</span>
              <span>{name}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
