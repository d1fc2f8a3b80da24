import { SimpleGrid } from '@mantine/core';
import { TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import { Row, Rows, Section } from '#app/components/page-section.tsx';
import type { BookingSettingsView, ServiceUpdate } from '#app/contracts/booking-settings.ts';
import { formatLength } from '#app/domain/booking/local-time.ts';
import { SERVICE_HINTS, SERVICE_WORDS } from '../bookings/words.ts';
import { Change, NotNow, Tick } from './resources.tsx';

/** What can be booked, one of it perhaps being changed. */
export function Services({ settings, changing }: { settings: BookingSettingsView; changing: string | null }) {
  return (
    <Section title="Services" lead="Lengths, what is kept free around a session, and how early it may be asked for.">
      <Rows>
        {settings.services.map((service) =>
          service.service === changing ? (
            <li key={service.service}>
              <ServiceForm service={service} />
            </li>
          ) : (
            <Row key={service.service} title={SERVICE_WORDS[service.service]} detail={summary(service)}>
              <Change to={`?service=${service.service}`} about={SERVICE_WORDS[service.service]} />
            </Row>
          ),
        )}
      </Rows>
    </Section>
  );
}

function summary({ offered, minMinutes, maxMinutes, stepMinutes, preparationMinutes, bufferBefore, bufferAfter, takesRoom, takesEngineer }: ServiceUpdate): string {
  const takes = [takesEngineer && 'an engineer', takesRoom && 'a room'].filter(Boolean).join(' and ');
  return [
    offered ? '' : 'Only booked by the studio',
    `${formatLength(minMinutes)} to ${formatLength(maxMinutes)}, by ${formatLength(stepMinutes)}`,
    preparationMinutes > 0 ? `${formatLength(preparationMinutes)} of preparation` : '',
    [bufferBefore > 0 && `${formatLength(bufferBefore)} free before`, bufferAfter > 0 && `${formatLength(bufferAfter)} free after`].filter(Boolean).join(', '),
    `takes ${takes}`,
  ].filter(Boolean).join(' · ');
}

function ServiceForm({ service }: { service: ServiceUpdate }) {
  const { form, fields } = useAnswered<ServiceUpdate>('service', service);
  const minutes = { type: 'number', unit: 'min', max: 1440 } as const;
  return (
    <FormFrame form={form} submit={`Save: ${SERVICE_WORDS[service.service].toLowerCase()}`} aside={<NotNow />}>
      <input type="hidden" name="service" value={service.service} />
      <Tick field={fields.offered} label={`Clients may ask for it: ${SERVICE_WORDS[service.service].toLowerCase()}`} description={SERVICE_HINTS[service.service]} />
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <TextField field={fields.minMinutes} {...minutes} label="Shortest" min={5} />
        <TextField field={fields.maxMinutes} {...minutes} label="Longest" min={5} />
        <TextField field={fields.stepMinutes} {...minutes} label="Step" description="Of lengths and starts." min={5} />
        <TextField field={fields.defaultMinutes} {...minutes} label="Suggested" min={5} />
        <TextField field={fields.bufferBefore} {...minutes} label="Kept free before" min={0} />
        <TextField field={fields.bufferAfter} {...minutes} label="Kept free after" min={0} />
        <TextField field={fields.leadMinutes} type="number" unit="min" label="Asked for at the latest" description="Before its start." min={0} />
        <TextField field={fields.horizonDays} type="number" unit="days" label="Asked for at most" description="Ahead." min={1} max={730} />
        <TextField field={fields.preparationMinutes} {...minutes} label="Preparation" description="Alone, before the client comes; paid." min={0} />
      </SimpleGrid>
      <Tick field={fields.takesEngineer} label="It takes an engineer" />
      <Tick field={fields.takesRoom} label="It takes a room" />
      <Tick field={fields.preparationTakesRoom} label="Its preparation takes the room too" />
    </FormFrame>
  );
}
