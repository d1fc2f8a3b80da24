import { type FieldMetadata, getCollectionProps, getInputProps, getSelectProps } from '@conform-to/react';
import { Checkbox, NativeSelect, PasswordInput, SimpleGrid, Text, TextInput } from '@mantine/core';
import type { HTMLAttributes, ReactNode } from 'react';
import { useIsFirstWrong } from './form-hook.tsx';
import styles from './form.module.css';

type Common = { field: FieldMetadata<unknown>; label: string; description?: ReactNode; required?: boolean };

type TextProps = Common & {
  type?: 'text' | 'email' | 'number';
  autoComplete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  min?: number;
  max?: number;
  maxLength?: number;
  placeholder?: string;
  /** Beside the value, such as a unit. */
  unit?: string;
};

/** One line of text. What is wrong with it stands under it and is read with it. */
export function TextField({ field, label, description, type = 'text', unit, required = true, ...rest }: TextProps) {
  const wrong = useIsFirstWrong(field);
  const { key, ...input } = getInputProps(field, { type, ariaAttributes: false });
  return (
    <TextInput
      key={key}
      {...input}
      {...rest}
      required={required}
      withAsterisk={false}
      autoFocus={wrong}
      label={label}
      description={description}
      error={field.errors?.join(' ')}
      size="md"
      rightSection={unit && <Text c="dimmed" size="sm" component="span">{unit}</Text>}
      rightSectionWidth={unit ? 24 + unit.length * 8 : undefined}
      rightSectionPointerEvents="none"
    />
  );
}

/** A password, which can be shown while typing. */
export function PasswordField({ field, label, description, required = true, autoComplete }: Common & { autoComplete: 'current-password' | 'new-password' }) {
  const wrong = useIsFirstWrong(field);
  const { key, ...input } = getInputProps(field, { type: 'password', ariaAttributes: false, value: false });
  return (
    <PasswordInput
      key={key}
      {...input}
      required={required}
      withAsterisk={false}
      autoFocus={wrong}
      autoComplete={autoComplete}
      label={label}
      description={description}
      error={field.errors?.join(' ')}
      size="md"
      aria-invalid={field.errors ? true : undefined}
      rightSectionWidth={44}
      visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed', tabIndex: 0 }}
    />
  );
}

export type Option = { value: string; label: string };

/** One of several, by the browser's own list. */
export function SelectField({ field, label, description, options, required = true }: Common & { options: readonly Option[] }) {
  const wrong = useIsFirstWrong(field);
  const { key, defaultValue, ...select } = getSelectProps(field, { ariaAttributes: false });
  return (
    <NativeSelect
      key={key}
      {...select}
      multiple={undefined}
      defaultValue={typeof defaultValue === 'string' ? defaultValue : undefined}
      data={options}
      required={required}
      withAsterisk={false}
      autoFocus={wrong}
      label={label}
      description={description}
      error={field.errors?.join(' ')}
      size="md"
    />
  );
}

/** Any number of several. */
export function CheckboxesField({ field, label, description, options }: Common & { options: readonly (Option & { hint?: string })[] }) {
  const wrong = useIsFirstWrong(field);
  const boxes = getCollectionProps(field, { type: 'checkbox', options: options.map((o) => o.value), ariaAttributes: false });
  const errorId = `${field.id}-error`;
  return (
    <fieldset className={styles.choices} aria-describedby={field.errors ? errorId : undefined}>
      <legend className={styles.legend}>{label}</legend>
      {description && (
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      )}
      {field.errors && (
        <Text id={errorId} c="var(--mantine-color-error)" size="sm" mt={4}>
          {field.errors.join(' ')}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="sm">
        {boxes.map(({ key, ...box }, i) => (
          <Checkbox key={key} {...box} label={options[i]?.label} description={options[i]?.hint} error={Boolean(field.errors)} autoFocus={wrong && i === 0} />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}
