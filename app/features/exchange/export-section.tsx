import { Button, NativeSelect } from '@mantine/core';
import { Form, Link } from '@remix-run/react';
import formStyles from '#app/components/form.module.css';
import { Section } from '#app/components/page-section.tsx';
import type { VersionView } from '#app/contracts/views.ts';
import { OPEN_STATES } from '#app/domain/exchange/sheet.ts';
import { minutesWords } from '#app/domain/exchange/words.ts';
import { STATE_LABELS } from '#app/domain/notes/labels.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import styles from './exchange.module.css';
import { DOWNLOADS, exportUrl, isWav, sheetUrl } from './links.ts';

export type ExportChoice = { requests: string; clock: string };

export type ExportSectionProps = {
  trackId: string;
  versions: readonly VersionView[];
  version: VersionView;
  choice: ExportChoice;
  chosen: { notes: number; requests: number; minutes: number };
  mayDownload: boolean;
};

const ALSO = ['done', 'verified', 'declined', 'answered'] as const;
const REQUESTS = [
  { value: 'open', label: 'All that are open on this version' },
  { value: 'all', label: 'All of this version, with what is done' },
  { group: 'Only those that are', items: [...OPEN_STATES, ...ALSO].map((state) => ({ value: state, label: STATE_LABELS[state] })) },
];
const CLOCKS = [
  { value: 'version', label: 'The file’s first sample' },
  { value: 'song', label: 'The song’s clock, as lined up' },
];

/** Which requests leave, and as what. Plain links and a form: it needs no JavaScript. */
export function ExportSection({ trackId, versions, version, choice, chosen, mayDownload }: ExportSectionProps) {
  const linedUp = versions.some(({ offsetSamples }) => offsetSamples !== 0);
  const { notes, requests, minutes } = chosen;
  const what = requests === 0 ? 'Nothing to export with this choice.' : `${requests === 1 ? '1 request' : `${requests} requests`}${notes === requests ? '' : ` in ${notes} notes`}, about ${minutesWords(minutes)}.`;
  return (
    <Section title="Out to the DAW" lead={what}>
      <Form method="get" className={`${formStyles.form} ${styles.choices}`} key={`${version.id}${choice.requests}${choice.clock}`}>
        <NativeSelect name="version" label="Version" size="md" defaultValue={version.id} data={versions.map((one) => ({ value: one.id, label: `${versionName(one)}  ${one.label}` }))} />
        <NativeSelect name="requests" label="Requests" size="md" defaultValue={choice.requests} data={REQUESTS} />
        {linedUp ? <NativeSelect name="clock" label="Times from" size="md" defaultValue={choice.clock} data={CLOCKS} /> : null}
        <Button type="submit" variant="default" mih={44}>
          Show
        </Button>
      </Form>
      <ul className={styles.downloads}>
        {DOWNLOADS.map(({ format, name, hint }) => (
          <li key={format}>
            <a href={exportUrl(version.id, format, choice)} download>
              {name}
            </a>
            <span className={styles.hint}>{hint}</span>
          </li>
        ))}
        <li>
          <Link to={sheetUrl(trackId, version.id, choice)}>Recall sheet</Link>
          <span className={styles.hint}>A page to print, with a box for each request.</span>
        </li>
        <li>
          <Original version={version} choice={choice} mayDownload={mayDownload} />
        </li>
      </ul>
    </Section>
  );
}

function Original({ version, choice, mayDownload }: Pick<ExportSectionProps, 'version' | 'choice' | 'mayDownload'>) {
  const name = 'Original with markers';
  if (mayDownload && isWav(version.fileName)) {
    return (
      <>
        <a href={exportUrl(version.id, 'wav', { requests: choice.requests })} download>
          {name}
        </a>
        <span className={styles.hint}>{version.fileName} as it came, the sound untouched, with cue points and regions in it.</span>
      </>
    );
  }
  return (
    <>
      <strong>{name}</strong>
      <span className={styles.hint}>{mayDownload ? `Only a WAV file can carry markers; ${version.fileName} is none.` : 'This project does not offer its originals for download.'}</span>
    </>
  );
}
