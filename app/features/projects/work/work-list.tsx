import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import type { WorkLine } from '#server/services/projects/project-work.server.ts';
import styles from '../projects.module.css';

type Props = { title: string; lead?: string; lines: readonly WorkLine[]; children?: ReactNode };

/** Wishes that stand alike, each with its place and what becomes of it. Nothing where there are none. */
export function WorkList({ title, lead, lines, children }: Props) {
  if (lines.length === 0) return null;
  return (
    <Section title={`${title} (${lines.length})`} lead={lead}>
      <Rows>
        {lines.map(({ requestId, noteId, track, at, body, askedBy, sentence, engineer }) => (
          <Row
            key={requestId}
            title={<Link className={styles.wish} to={`/tracks/${track.id}/notes/${noteId}`}>{body}</Link>}
            detail={
              <>
                <div>{sentence}</div>
                <div>{[`${track.title}, ${at}`, `asked by ${askedBy.join(' and ')}`, engineer && `${engineer} has it`].filter(Boolean).join(' · ')}</div>
              </>
            }
          />
        ))}
      </Rows>
      {children}
    </Section>
  );
}
