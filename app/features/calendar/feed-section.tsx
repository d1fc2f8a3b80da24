import { Button, Stack, Text } from '@mantine/core';
import { Form, useActionData } from '@remix-run/react';
import { SelectField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Confirm } from '#app/components/page-confirm.tsx';
import { Refused } from '#app/components/page-refused.tsx';
import { SecretOnce } from '#app/components/page-secret.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import type { FeedLinkView } from '#app/contracts/calendar.ts';
import type { FeedCovers } from '#app/domain/booking/feed.ts';
import { formatDate, formatDayTime } from '#app/domain/shared/instant.ts';

/** Names of the section's forms, which the page's action reads. */
export const FEED_FORMS = { make: 'calendar-make', covers: 'calendar-covers', close: 'calendar-close' };

const COVERS_WORDS: Record<FeedCovers, string> = { own: 'The sessions you work on', studio: 'All sessions of the studio' };

type Props = { feed: FeedLinkView | null; choices: readonly FeedCovers[]; zone: string };

/** The private address at which one's own calendar program reads one's sessions: make it, make it anew, close it. */
export function FeedSection({ feed, choices, zone }: Props) {
  const { done } = useAnswered<Record<string, never>, { link: string }>(FEED_FORMS.make);
  return (
    <Section
      title="Your sessions in your calendar"
      lead="A private address that a calendar program reads by itself. What is booked, moved or cancelled follows there, usually within hours."
    >
      <Refused answer={useActionData()} forms={[FEED_FORMS.make, FEED_FORMS.close]} />
      {done && (
        <SecretOnce
          title="The address is ready"
          label="Address of your calendar"
          value={done.link}
          note="Subscribe to it: in Google Calendar under Other calendars, From URL; in Apple Calendar under File, New Calendar Subscription; in Outlook under Add calendar, Subscribe from web. It is shown this once, and whoever has it sees your sessions."
        />
      )}
      {feed ? (
        <Stack gap="md">
          <Rows>
            <Row title="Your calendar’s address" detail={`Made on ${formatDate(Date.parse(feed.createdAt), zone)} · ${readWords(feed, zone)}`}>
              <Confirm label="Make a new one" about="your calendar’s address" question="The old address stops working: subscribe again with the new one." sure="Make a new address" form={FEED_FORMS.make} id="calendar" />
              <Confirm label="Close it" about="your calendar’s address" question="Calendars that subscribed to it get nothing more." sure="Close the address" form={FEED_FORMS.close} id="calendar" />
            </Row>
          </Rows>
          {choices.length > 1 && <CoversForm covers={feed.covers} choices={choices} />}
        </Stack>
      ) : (
        <Form method="post">
          <input type="hidden" name="form" value={FEED_FORMS.make} />
          <Button type="submit" mih={44}>
            Make an address
          </Button>
          {choices.length === 1 && (
            <Text size="sm" c="dimmed" mt="xs">
              It holds the booked sessions of your projects.
            </Text>
          )}
        </Form>
      )}
    </Section>
  );
}

const readWords = ({ lastReadAt }: FeedLinkView, zone: string): string =>
  lastReadAt ? `last read ${formatDayTime(Date.parse(lastReadAt), zone)}` : 'not read by a calendar yet';

function CoversForm({ covers, choices }: { covers: FeedCovers; choices: readonly FeedCovers[] }) {
  const { form, fields, succeeded } = useAnswered<{ covers: FeedCovers }>(FEED_FORMS.covers, { covers });
  return (
    <FormFrame form={form} submit="Save" saved={succeeded && 'Saved.'}>
      <SelectField field={fields.covers} label="It holds" options={choices.map((value) => ({ value, label: COVERS_WORDS[value] }))} />
    </FormFrame>
  );
}
