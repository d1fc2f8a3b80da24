import { FormProvider, getFormProps, getInputProps } from '@conform-to/react';
import { Button, TextInput } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import formStyles from '#app/components/form.module.css';
import { useAnswered } from '#app/components/form-hook.tsx';
import styles from './projects.module.css';

type LineProps = {
  /** Tells the page's forms apart. */
  name: string;
  label: string;
  submit: string;
  id?: string;
  title?: string;
  /** How many stems it has, where that is asked too. */
  stems?: { label: string; value: number | null };
  placeholder?: string;
  saved?: string;
};

/** One title and its button, on one line. */
function TitleForm({ name, label, submit, id, title, stems, placeholder, saved }: LineProps) {
  const { form, fields, succeeded } = useAnswered<{ title: string; stems: string }>(name, { title, ...(stems ? { stems: stems.value ?? '' } : {}) });
  const navigation = useNavigation();
  const sending = navigation.formData?.get('form') === name;
  const { key, ...input } = getInputProps(fields.title, { type: 'text', ariaAttributes: false });
  const { key: stemsKey, ...stemsInput } = getInputProps(fields.stems, { type: 'number', ariaAttributes: false });
  const problems = [...(form.errors ?? []), ...(fields.title.errors ?? []), ...(fields.stems.errors ?? [])].join(' ');
  return (
    <FormProvider context={form.context}>
      <Form method="post" className={formStyles.form} {...getFormProps(form)} preventScrollReset>
        <input type="hidden" name="form" value={name} />
        {id && <input type="hidden" name="id" value={id} />}
        <div className={styles.inline}>
          <TextInput key={key} {...input} aria-label={label} placeholder={placeholder} required maxLength={120} autoComplete="off" size="md" error={problems || undefined} />
          {stems && <TextInput key={stemsKey} {...stemsInput} aria-label={stems.label} placeholder="Stems" title="How many stems were delivered; estimates go by it" min={1} max={500} w={96} size="md" />}
          <Button type="submit" variant="default" loading={sending} mih={44}>
            {submit}
          </Button>
        </div>
        <span role="status" className={styles.quiet}>
          {saved && succeeded && !sending ? saved : ''}
        </span>
      </Form>
    </FormProvider>
  );
}

/** Adds a track at the end of the project. */
export function AddTrack({ first }: { first: boolean }) {
  return <TitleForm name="track" label="Title of the new track" placeholder={first ? 'Title of the first track' : 'Title of another track'} submit="Add track" />;
}

/** Gives a track another name, and says how many stems it has. */
export function TrackName({ track, number }: { track: { id: string; title: string; stems: number | null }; number: number }) {
  return <TitleForm name={`track-${track.id}`} label={`Title of track ${number}`} submit="Save" id={track.id} title={track.title} stems={{ label: `Stems of track ${number}`, value: track.stems }} saved="Saved" />;
}
