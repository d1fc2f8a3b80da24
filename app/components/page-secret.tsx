import { Button, Group, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import styles from './page.module.css';

type Props = { title: string; label: string; value: string; note: string };

/** Something that is shown this once, ready to be copied by button or by hand. */
export function SecretOnce({ title, label, value, note }: Props) {
  const clipboard = useClipboard({ timeout: 2000 });
  const [canCopy, setCanCopy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setCanCopy(Boolean(navigator.clipboard));
    box.current?.focus();
  }, []);
  return (
    <div role="status" className={styles.once}>
      <Text fw={600}>{title}</Text>
      <Group gap="sm" mt="xs">
        <input ref={box} className={styles.secret} aria-label={label} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        {canCopy && (
          <Button
            variant="default"
            mih={44}
            leftSection={clipboard.copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            onClick={() => clipboard.copy(value)}
          >
            {clipboard.copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mt="sm">
        {note}
      </Text>
    </div>
  );
}
