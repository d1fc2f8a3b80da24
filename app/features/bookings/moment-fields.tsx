import { type FieldMetadata, getInputProps, getTextareaProps } from '@conform-to/react';
import { Textarea, TextInput } from '@mantine/core';

/** A day or a time, as the browser asks for it. */
export function MomentField({ field, type, label }: { field: FieldMetadata<string>; type: 'date' | 'time'; label: string }) {
  const { key, ...input } = getInputProps(field, { type, ariaAttributes: false });
  return <TextInput key={key} {...input} label={label} required withAsterisk={false} size="md" error={field.errors?.join(' ')} />;
}

/** A few words that go with it. */
export function NoteField({ field, description }: { field: FieldMetadata<string>; description: string }) {
  const { key, ...input } = getTextareaProps(field, { ariaAttributes: false });
  return <Textarea key={key} {...input} label="Note" description={description} required={false} maxLength={1000} rows={2} size="md" error={field.errors?.join(' ')} />;
}
