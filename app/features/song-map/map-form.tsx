import { getTextareaProps } from '@conform-to/react';
import { Button, Checkbox, Group, Text, Textarea } from '@mantine/core';
import { Form, useNavigation } from '@remix-run/react';
import formStyles from '#app/components/form.module.css';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Section } from '#app/components/page-section.tsx';
import type { MapView } from '#app/contracts/song-map.ts';
import styles from './song-map.module.css';

type Lines = { sections: string; parts: string };
type Props = { map: MapView; lines: Lines; commonParts: readonly string[] };

/** The map as lines to change. What was written stays when it is refused; a save can be put back. */
export function MapForm(props: Props) {
  // A form keeps the text it began with: each map begins one of its own.
  return <MapLines key={props.map.rowVersion} {...props} />;
}

function MapLines({ map, lines, commonParts }: Props) {
  const { form, fields, succeeded, done } = useAnswered<Lines & { clear: string }, { before: Lines; rowVersion: number }>('map', lines);
  const [sections, parts] = [getTextareaProps(fields.sections, { ariaAttributes: false }), getTextareaProps(fields.parts, { ariaAttributes: false })];
  return (
    <Section title="Change it" lead="One section a line, in any order: the time where it begins, then its name. It lasts until the next; a second time ends it earlier.">
      <FormFrame form={form} submit="Save" saved={succeeded && 'Saved'}>
        <input type="hidden" name="intent" value="map" />
        <input type="hidden" name="rowVersion" value={map.rowVersion} />
        <Textarea {...sections} key={sections.key} label="Sections" className={styles.text} placeholder={'0:00 Intro\n0:14.5 Verse 1\n0:42 Chorus'} rows={10} size="md" spellCheck={false} error={fields.sections.errors?.join(' ')} />
        <Textarea
          {...parts}
          key={parts.key}
          label="Parts"
          description="One a line, as you call it. After “=” the common part it is, so that notes about that one are understood too."
          placeholder={'Wurli = keys\nAnna’s harmony = backing vocal'}
          rows={8}
          size="md"
          spellCheck={false}
          error={fields.parts.errors?.join(' ')}
        />
        <details>
          <summary>Common parts</summary>
          <Text size="sm" c="dimmed" mt={8}>
            {commonParts.join(', ')}
          </Text>
        </details>
        {fields.clear.errors ? <Checkbox name="clear" value="yes" label="Clear the map" error={fields.clear.errors.join(' ')} size="md" /> : null}
      </FormFrame>
      {done && done.rowVersion === map.rowVersion ? <PutBack {...done} /> : null}
    </Section>
  );
}

/** Takes the last save back: the map before it is saved again. */
function PutBack({ before, rowVersion }: { before: Lines; rowVersion: number }) {
  const sending = useNavigation().formData?.get('form') === 'map';
  return (
    <Form method="post" className={formStyles.form} preventScrollReset>
      <input type="hidden" name="form" value="map" />
      <input type="hidden" name="intent" value="map" />
      <input type="hidden" name="rowVersion" value={rowVersion} />
      <input type="hidden" name="clear" value="yes" />
      <textarea hidden readOnly name="sections" value={before.sections} />
      <textarea hidden readOnly name="parts" value={before.parts} />
      <Group mt="md">
        <Button type="submit" variant="default" mih={44} loading={sending}>
          Put back what was there before
        </Button>
      </Group>
    </Form>
  );
}
