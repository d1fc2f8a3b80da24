import { TextField } from '#app/components/form-field.tsx';
import { FormFrame } from '#app/components/form-frame.tsx';
import { useAnswered } from '#app/components/form-hook.tsx';
import type { BookingPage } from '#server/services/bookings/booking-page.server.ts';

/** How long it really took; it stands beside the estimate. */
export function RecordForm({ booking }: { booking: BookingPage['booking'] }) {
  const { form, fields, succeeded } = useAnswered<{ actualMinutes: string }>('record', { actualMinutes: booking.actualMinutes === null ? '' : String(booking.actualMinutes) });
  return (
    <FormFrame form={form} submit="Keep it" saved={succeeded && 'Kept.'}>
      <input type="hidden" name="id" value={booking.id} />
      <input type="hidden" name="rowVersion" value={booking.rowVersion} />
      <TextField field={fields.actualMinutes} type="number" label="Minutes it took" description="Preparation included. Shown beside the estimate." unit="min" min={0} max={1440} inputMode="numeric" autoComplete="off" />
    </FormFrame>
  );
}
