import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import formStyles from '#app/components/form.module.css';
import { Section } from '#app/components/page-section.tsx';
import type { ImportAnswer } from '#app/contracts/exchange.ts';
import { formatTimecodeExact } from '#app/domain/shared/timecode.ts';
import styles from './exchange.module.css';

export type ImportState = { answer: ImportAnswer; /** What was brought, to be sent again when confirmed. */ text: string } | { refusal: string; text: string };

type Props = { versionId: string; name: string; clock: string; state: ImportState | null };

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const ofOutcome = ({ lines }: ImportAnswer, outcome: ImportAnswer['lines'][number]['outcome']): number => lines.filter((line) => line.outcome === outcome).length;

/** Markers made notes: a file is looked at first, then confirmed. */
export function ImportSection({ versionId, name, clock, state }: Props) {
  const sending = useNavigation().formData?.get('intent');
  const answer = state && 'answer' in state ? state.answer : null;
  const waits = answer?.dryRun ? ofOutcome(answer, 'would_be_made') : 0;
  return (
    <Section
      title="And back"
      lead={`Markers become notes on ${name}, judged as if they were typed. Audacity’s labels, or REAPER’s list with its ruler on minutes and seconds. A file that was brought before makes nothing twice.`}
    >
      <Stack gap="md">
        {state && 'refusal' in state ? (
          <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {state.refusal}
          </Alert>
        ) : null}
        {answer ? <Outcome answer={answer} /> : null}
        {answer && state && waits > 0 ? (
          <Form method="post" className={formStyles.form} preventScrollReset>
            <input type="hidden" name="intent" value="import" />
            <input type="hidden" name="version" value={versionId} />
            <input type="hidden" name="format" value={answer.format} />
            <input type="hidden" name="clock" value={clock} />
            <textarea hidden name="text" defaultValue={state.text} key={state.text} />
            <Group>
              <Button type="submit" mih={44} loading={sending === 'import'}>
                Make {count(waits, 'note')}
              </Button>
              <Text component="a" href={`?version=${versionId}`} size="sm">
                Leave it
              </Text>
            </Group>
          </Form>
        ) : (
          <Form method="post" encType="multipart/form-data" className={formStyles.form} preventScrollReset>
            <Stack gap="md">
              <input type="hidden" name="intent" value="preview" />
              <input type="hidden" name="version" value={versionId} />
              <input type="hidden" name="clock" value={clock} />
              <label>
                <Text component="span" size="sm" fw={500}>
                  File
                </Text>
                <input className={styles.file} type="file" name="file" accept=".txt,.csv,text/plain,text/csv" />
              </label>
              <Textarea name="pasted" label="Or paste it" autosize={false} rows={4} size="md" spellCheck={false} defaultValue={state && 'refusal' in state ? state.text : ''} />
              <Group>
                <Button type="submit" variant="default" mih={44} loading={sending === 'preview'}>
                  Look at it
                </Button>
              </Group>
            </Stack>
          </Form>
        )}
      </Stack>
    </Section>
  );
}

function Outcome({ answer }: { answer: ImportAnswer }) {
  const { dryRun, lines, problems } = answer;
  const there = ofOutcome(answer, 'there_already');
  const made = dryRun ? `${count(ofOutcome(answer, 'would_be_made'), 'note')} to make` : `${count(ofOutcome(answer, 'made'), 'note')} made`;
  const said = [made, there > 0 ? `${there} there already` : '', problems.length > 0 ? `${count(problems.length, 'line')} left out` : ''].filter(Boolean).join(', ');
  return (
    <>
      <Alert role="status" color={problems.length > 0 ? 'yellow' : 'green'} variant="light" icon={problems.length > 0 ? <IconAlertTriangle size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />}>
        {said}.
      </Alert>
      {problems.length > 0 ? (
        <table className={styles.lines} aria-label="Lines left out">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">What it says</th>
              <th scope="col">Why not</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ line, text, problem }) => (
              <tr key={`${line}${text}`}>
                <td className={styles.place} data-before="Line ">
                  {line}
                </td>
                <td className={styles.words}>{text}</td>
                <td>{problem}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {lines.length > 0 ? (
        <table className={styles.lines} aria-label="Notes">
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Note</th>
              <th scope="col">
                <span className={styles.place}>What becomes of it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, at, until, body, outcome, note }) => (
              <tr key={line}>
                <td className={styles.place}>
                  {formatTimecodeExact(at)}
                  {until === null ? '' : ` to ${formatTimecodeExact(until)}`}
                </td>
                <td className={styles.words}>{body}</td>
                <td>{outcome === 'there_already' ? 'There already' : outcome === 'would_be_made' ? 'New' : (note?.requests[0]?.sentence ?? 'Made')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
