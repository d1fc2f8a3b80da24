import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './page.module.css';

/** A titled part of a page. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <Title order={2} size="h4">
        {title}
      </Title>
      {lead && (
        <Text c="dimmed" size="sm" mt={4}>
          {lead}
        </Text>
      )}
      <div style={{ marginTop: 16 }}>{children}</div>
    </section>
  );
}

/** A list of things with what can be done to each. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>;
}

/** One of them; without a title what stands in it says what it is. */
export function Row({ title, detail, children }: { title?: ReactNode; detail?: ReactNode; children?: ReactNode }) {
  return (
    <li>
      {title && (
        <div className={styles.rowText}>
          <Text fw={500} component="div">
            {title}
          </Text>
          {detail && (
            <Text size="sm" c="dimmed" component="div">
              {detail}
            </Text>
          )}
        </div>
      )}
      {children}
    </li>
  );
}
