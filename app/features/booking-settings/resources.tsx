import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type FieldMetadata, getInputProps } from '@conform-to/react';
import { Link } from '@remix-run/react';
import { TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Confirm } from '#app/components/page-confirm.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import type { BookingSettingsView } from '#app/contracts/booking-settings.ts';
import { weekSummary, weekText } from '#app/domain/booking/hours-text.ts';
import type { Week } from '#app/domain/booking/hours.ts';
import { HOURS_HINT, WeekFields } from './week-fields.tsx';

type Room = BookingSettingsView['rooms'][number];
type Engineer = BookingSettingsView['engineers'][number];

const hoursWords = (hours: Week | null): string => (hours ? weekSummary(hours) : 'The studio’s hours');

/** A tick with its words, as part of a form. */
export function Tick({ field, label, description }: { field: FieldMetadata<boolean>; label: string; description?: string }) {
  const { key, ...input } = getInputProps(field, { type: 'checkbox', ariaAttributes: false });
  return <Checkbox key={key} {...input} label={label} description={description} size="md" error={field.errors?.join(' ')} />;
}

export function Change({ to, about }: { to: string; about: string }) {
  return (
    <Button component={Link} to={to} preventScrollReset variant="default" mih={44} aria-label={`Change: ${about}`}>
      Change
    </Button>
  );
}

/** The rooms, one of them perhaps being changed. */
export function Rooms({ settings, changing }: { settings: BookingSettingsView; changing: string | null }) {
  const { rooms } = settings;
  return (
    <Section title="Rooms" lead="A session that takes a room takes it alone. Without any room nothing is checked for rooms.">
      <Stack gap="md">
        {rooms.length > 0 && (
          <Rows>
            {rooms.map((room) =>
              room.id === changing ? (
                <li key={room.id}>
                  <RoomForm room={room} settings={settings} />
                </li>
              ) : (
                <Row key={room.id} title={room.name} detail={hoursWords(room.hours)}>
                  <Group gap="xs">
                    <Change to={`?room=${room.id}`} about={room.name} />
                    <Confirm label="Put away" about={room.name} question="It can no longer be booked. What is booked stays." sure={`Put ${room.name} away`} form="archive" id={room.id} />
                  </Group>
                </Row>
              ),
            )}
          </Rows>
        )}
        {changing === 'new' ? <RoomForm room={null} settings={settings} /> : <Button component={Link} to="?room=new" preventScrollReset variant="default" mih={44} style={{ alignSelf: 'flex-start' }}>Add a room</Button>}
      </Stack>
    </Section>
  );
}

type OwnHours = { own: boolean; days: string[] };

function RoomForm({ room, settings }: { room: Room | null; settings: BookingSettingsView }) {
  const { form, fields } = useAnswered<OwnHours & { name: string }>('room', { name: room?.name ?? '', own: Boolean(room?.hours), days: weekText(room?.hours ?? settings.hours) });
  return (
    <FormFrame form={form} submit={room ? 'Save the room' : 'Add the room'} aside={<NotNow />}>
      {room && <input type="hidden" name="id" value={room.id} />}
      <TextField field={fields.name} label="Name" autoComplete="off" maxLength={80} />
      <OwnHoursFields own={fields.own} days={fields.days} />
    </FormFrame>
  );
}

function OwnHoursFields({ own, days }: { own: FieldMetadata<boolean>; days: FieldMetadata<string[]> }) {
  return (
    <>
      <Tick field={own} label="Hours of its own" description="Not ticked, the studio’s hours count and the lines below do not." />
      <WeekFields field={days} />
      <Text size="sm" c="dimmed">
        {HOURS_HINT}
      </Text>
    </>
  );
}

/** The studio's people: who may be asked for, and when. */
export function Engineers({ settings, changing }: { settings: BookingSettingsView; changing: string | null }) {
  return (
    <Section title="Engineers" lead="Whose time clients may ask for. Everybody else can still be booked by the studio.">
      <Rows>
        {settings.engineers.map((engineer) =>
          engineer.id === changing ? (
            <li key={engineer.id}>
              <EngineerForm engineer={engineer} settings={settings} />
            </li>
          ) : (
            <Row key={engineer.id} title={engineer.name} detail={engineer.bookable ? hoursWords(engineer.hours) : 'Not offered to clients'}>
              <Change to={`?engineer=${engineer.id}`} about={engineer.name} />
            </Row>
          ),
        )}
      </Rows>
    </Section>
  );
}

function EngineerForm({ engineer, settings }: { engineer: Engineer; settings: BookingSettingsView }) {
  const { form, fields } = useAnswered<OwnHours & { bookable: boolean }>('engineer', { bookable: engineer.bookable, own: Boolean(engineer.hours), days: weekText(engineer.hours ?? settings.hours) });
  return (
    <FormFrame form={form} submit={`Save ${engineer.name}’s hours`} aside={<NotNow />}>
      <input type="hidden" name="id" value={engineer.id} />
      <Tick field={fields.bookable} label="Clients may ask for this time" />
      <OwnHoursFields own={fields.own} days={fields.days} />
    </FormFrame>
  );
}

/** Leaves a form without saving. */
export function NotNow() {
  return (
    <Button component={Link} to="?" preventScrollReset variant="default" mih={44}>
      Not now
    </Button>
  );
}
