import { FormFrame } from '#app/components/form-frame.tsx';
import { SelectField } from '#app/components/form-field.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Section } from '#app/components/page-section.tsx';

type Props = { people: readonly { id: string; name: string }[]; decisionMakerId: string | null };

/** Who picks where two people of a project ask for opposite things. */
export function DeciderForm({ people, decisionMakerId }: Props) {
  const { form, fields, succeeded } = useAnswered<{ decisionMakerId: string }>('decider', { decisionMakerId: decisionMakerId ?? '' });
  const options = [{ value: '', label: 'Nobody yet' }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Section title="Who decides" lead="Where two people ask for opposite things in one place, neither is done until this person picks one. Nobody else’s pick counts.">
      <FormFrame form={form} submit="Save" saved={succeeded && 'Saved'}>
        <SelectField field={fields.decisionMakerId} label="Decides for the project" options={options} required={false} />
      </FormFrame>
    </Section>
  );
}
