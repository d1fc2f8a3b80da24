import { type FieldMetadata, getInputProps } from '@conform-to/react';
import { Checkbox } from '@mantine/core';
import { TextField } from '#app/components/form-field.tsx';

export type ProjectFormFields = { title: string; artist: string; downloadsAllowed: boolean };

type Props = { fields: { [K in keyof ProjectFormFields]: FieldMetadata<ProjectFormFields[K]> } };

/** What a project is called and what its clients may do. */
export function ProjectFields({ fields }: Props) {
  const { key, ...downloads } = getInputProps(fields.downloadsAllowed, { type: 'checkbox', ariaAttributes: false });
  return (
    <>
      <TextField field={fields.title} label="Title" placeholder="Tidewater EP" maxLength={120} autoComplete="off" />
      <TextField field={fields.artist} label="Artist" placeholder="Wren Halloway" maxLength={120} autoComplete="off" />
      <Checkbox
        key={key}
        {...downloads}
        size="md"
        label="Clients may download the original files"
        description="Listening never needs it."
      />
    </>
  );
}
