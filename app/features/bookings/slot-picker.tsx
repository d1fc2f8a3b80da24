import { Text } from '@mantine/core';
import type { SlotView } from '#app/contracts/bookings.ts';
import { type SlotDay, slotDays } from '#app/domain/booking/slot-days.ts';
import { OwnTime } from './own-time.tsx';
import styles from './slots.module.css';

type Props = {
  name: string;
  days: readonly SlotDay<SlotView>[];
  timeZone: string;
  /** The time chosen before. */
  chosen: string | null;
  errors?: string[] | undefined;
  /** After somebody was quicker: the next times that are free. */
  next: readonly SlotView[] | null;
};

/** Free times under their days, one to be chosen. Days open one at a time, without JavaScript too. */
export function SlotPicker({ name, days, timeZone, chosen, errors, next }: Props) {
  return (
    <fieldset className={styles.picker} aria-describedby={errors ? `${name}-wrong` : undefined}>
      <legend>Free times</legend>
      <Text size="sm" c="dimmed">
        By the studio’s clock, {timeZone.replaceAll('_', ' ')}.
      </Text>
      {errors && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" id={`${name}-wrong`} mt={4}>
          {errors.join(' ')}
        </Text>
      )}
      {next && next.length > 0 && (
        <div className={styles.next} role="group" aria-label="The next free times">
          <strong>The next free times</strong>
          {slotDays(next, timeZone).map(({ day, label, times }) => (
            <div key={day}>
              <div className={styles.day}>{label}</div>
              <Times name={name} times={times} timeZone={timeZone} chosen={null} day={label} />
            </div>
          ))}
        </div>
      )}
      {days.length === 0 ? (
        <p className={styles.none}>Nothing is free in the next four weeks for this length. Try a shorter one, another engineer or another kind of session.</p>
      ) : (
        days.map(({ day, label, times }, i) => (
          <details key={day} name={`${name}-day`} className={styles.fold} open={chosen ? times.some(({ startsAt }) => startsAt === chosen) : i === 0 && !next?.length}>
            <summary>
              <span>{label}</span>
              <span className={styles.count}>{times.length === 1 ? '1 time' : `${times.length} times`}</span>
            </summary>
            <Times name={name} times={times} timeZone={timeZone} chosen={chosen} day={label} />
          </details>
        ))
      )}
    </fieldset>
  );
}

function Times({ name, times, timeZone, chosen, day }: { name: string; times: SlotDay<SlotView>['times']; timeZone: string; chosen: string | null; day: string }) {
  return (
    <div className={styles.times}>
      {times.map(({ startsAt, endsAt, label }) => (
        <label key={startsAt} className={styles.time}>
          <input type="radio" name={name} value={startsAt} defaultChecked={startsAt === chosen} aria-label={`${day}, ${label}`} />
          <span>
            {label}
            <OwnTime from={startsAt} to={endsAt} timeZone={timeZone} className={styles.own} />
          </span>
        </label>
      ))}
    </div>
  );
}
