import styles from './bookings.module.css';

/** Breaks a line between day and time, not inside the time. */
export function When({ text }: { text: string }) {
  const [day, time, ...more] = text.split(', ');
  if (!time || more.length > 0) return text;
  return (
    <>
      {day}, <span className={styles.time}>{time}</span>
    </>
  );
}
