import { Button, Group, Text } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import styles from './page.module.css';

type Props = {
  /** What opens the question, such as "Remove". */
  label: string;
  /** Read to people who cannot see which row it stands in. */
  about: string;
  question: string;
  /** The button that does it. */
  sure: string;
  /** The form's name and the thing's id. */
  form: string;
  id: string;
};

/** Asks before it does what cannot be taken back; works without JavaScript. */
export function Confirm({ label, about, question, sure, form, id }: Props) {
  const navigation = useNavigation();
  const sending = navigation.formData?.get('form') === form && navigation.formData.get('id') === id;
  return (
    <details className={styles.confirm}>
      <summary aria-label={`${label}: ${about}`}>{label}</summary>
      <Form method="post">
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="id" value={id} />
        <Group gap="md" py="xs">
          <Text size="sm" flex="1 1 240px">
            {question}
          </Text>
          <Button type="submit" color="red.9" loading={sending} mih={44}>
            {sure}
          </Button>
        </Group>
      </Form>
    </details>
  );
}
