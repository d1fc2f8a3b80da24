import { type FormMetadata, FormProvider, getFormProps } from '@conform-to/react';
import { Alert, Button, type ButtonProps, Group, Stack, Text } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './form.module.css';

type FrameProps<T extends Record<string, unknown>> = {
  form: FormMetadata<T, string[]>;
  children: ReactNode;
  submit: string;
  /** Said beside the button once it worked. */
  saved?: string | false;
  /** Beside the button. */
  aside?: ReactNode;
  fullWidth?: boolean;
  color?: ButtonProps['color'];
};

/** A form with what went wrong on top, its fields, and its one button. */
export function FormFrame<T extends Record<string, unknown>>({ form, children, submit, saved, aside, fullWidth, color }: FrameProps<T>) {
  const navigation = useNavigation();
  const sending = navigation.state !== 'idle' && navigation.formData?.get('form') === form.id;
  return (
    <FormProvider context={form.context}>
      <Form method="post" className={styles.form} {...getFormProps(form)}>
        <input type="hidden" name="form" value={form.id} />
        <Stack gap="md">
          {form.errors && (
            <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />} id={form.errorId}>
              {form.errors.join(' ')}
            </Alert>
          )}
          {children}
          <Group gap="md" align="center" className={styles.send}>
            <Button type="submit" loading={sending} fullWidth={fullWidth} color={color} mih={44}>
              {submit}
            </Button>
            {aside}
            <Text component="span" role="status" size="sm" c="dimmed">
              {saved && !sending ? (
                <Group component="span" gap={6} wrap="nowrap">
                  <IconCheck size={16} aria-hidden />
                  {saved}
                </Group>
              ) : null}
            </Text>
          </Group>
        </Stack>
      </Form>
    </FormProvider>
  );
}
