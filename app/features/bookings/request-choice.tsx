import type { FieldMetadata } from '@conform-to/react';
import { Checkbox, Text } from '@mantine/core';
import { formatLength } from '#app/domain/booking/local-time.ts';
import { meets } from '#app/domain/policy/bookings.ts';
import type { Service } from '#app/domain/policy/words.ts';
import type { WaitingRequest } from '#server/services/bookings/bookings-page.server.ts';
import styles from './bookings.module.css';
import { NEED_WORDS, SERVICE_WORDS } from './words.ts';

type Props = { field: FieldMetadata<string[]>; waiting: WaitingRequest[]; covers: string; service: Service };

/** Which waiting requests the session is for: all at first. Those of other tracks step aside. */
export function RequestChoice({ field, waiting, covers, service }: Props) {
  const covered = waiting.filter(({ trackId }) => covers === 'project' || covers === trackId);
  const before = field.initialValue;
  const chosen = Array.isArray(before) ? before : typeof before === 'string' ? [before] : null;
  const fitting = covered.filter(({ need }) => meets(service, need));
  const minutes = fitting.reduce((sum, request) => sum + request.minutes, 0);
  return (
    <fieldset className={styles.requests}>
      <legend>Requests it is for</legend>
      <Text size="sm" c="dimmed">
        {covered.length === 0 ? 'No request waits for booked time.' : `Ticked ones go into this session. Those that fit are about ${formatLength(minutes)} of work.`}
      </Text>
      {field.errors && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {field.errors.join(' ')}
        </Text>
      )}
      {waiting.map(({ id, trackId, track, at, body, need, promised }) => (
        <div key={id} className={styles.request} hidden={covers !== 'project' && covers !== trackId}>
          <Checkbox
            id={`for-${id}`}
            name={field.name}
            value={id}
            defaultChecked={chosen === null || chosen.includes(id)}
            size="md"
            mt={2}
            label={
              <>
                <span className="tb-timecode">{at}</span> “{body}”
              </>
            }
            description={
              meets(service, need) ? (
                `${track} · ${promised ? 'promised free so far, past the limit: it is moved here when the client agrees' : `needs ${NEED_WORDS[need]}`}`
              ) : (
                <span className={styles.unmet}>
                  {track} · needs {NEED_WORDS[need]}: {SERVICE_WORDS[service].toLowerCase()} does not carry it, it stays waiting
                </span>
              )
            }
          />
        </div>
      ))}
    </fieldset>
  );
}
