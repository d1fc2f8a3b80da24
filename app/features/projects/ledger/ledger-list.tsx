import { Link } from '@remix-run/react';
import styles from './ledger.module.css';
import type { LedgerLine } from './words.ts';

/** The decisions, newest first; each opens to what it was made from. */
export function LedgerList({ lines, filtered }: { lines: LedgerLine[]; /** One request's only, named above the list. */ filtered: boolean }) {
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <div>
            <div className={styles.who}>{line.who}</div>
            <time className={styles.quiet} dateTime={line.at}>
              {line.when}
            </time>
          </div>
          <div>
            {!filtered && line.requestId && line.place && (
              <div className={styles.clamp}>
                <Link to={`?request=${line.requestId}`} className={styles.note} title="Only decisions about this request">
                  <NoteWords line={line} />
                </Link>
              </div>
            )}
            <div>
              <span className={styles.outcome}>{line.outcome}.</span> {line.rule}.
            </div>
            <div className={styles.quiet}>The client reads: “{line.sentence}”</div>
            <details className={styles.more}>
              <summary>Decided from</summary>
              <dl className={styles.inputs}>
                {line.inputs.map(({ name, value }) => (
                  <Input key={name} name={name} value={value} />
                ))}
                <Input name="Rule" value={line.ruleName} />
                <Input name="Number" value={String(line.id)} />
              </dl>
            </details>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where in the song, and what the note said. */
export function NoteWords({ line }: { line: Pick<LedgerLine, 'place' | 'note'> }) {
  return (
    <>
      <span className="tb-timecode">{line.place}</span> {line.note ? `“${line.note}”` : 'a note that was withdrawn'}
    </>
  );
}

function Input({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
