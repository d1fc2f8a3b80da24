import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Mark } from './app-shell.tsx';
import styles from './page.module.css';

type Props = { studioName: string; title: string; lead?: ReactNode; wide?: boolean; children: ReactNode };

/** A page before anybody is signed in: one thing to do. */
export function DoorPage({ studioName, title, lead, wide = false, children }: Props) {
  return (
    <main id="main" tabIndex={-1} className={styles.door}>
      <div className={`${styles.sheet} ${wide ? styles.sheetWide : ''}`}>
        <div className={styles.studio}>
          <Mark />
          {studioName}
        </div>
        <Stack gap="lg">
          <div>
            <Title order={1} size="h2">
              {title}
            </Title>
            {lead && (
              <Text c="dimmed" mt={6}>
                {lead}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </div>
    </main>
  );
}
