import type { FieldMetadata } from '@conform-to/react';
import { SimpleGrid } from '@mantine/core';
import { TextField } from '#app/components/form-field.tsx';
import { WEEKDAYS } from '#app/domain/booking/hours-text.ts';

/** A line of hours for each weekday, as people write them. */
export function WeekFields({ field }: { field: FieldMetadata<string[]> }) {
  const days = field.getFieldList();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {WEEKDAYS.map((label, index) => {
        const day = days[index];
        return day && <TextField key={label} field={day} label={label} placeholder="closed" autoComplete="off" maxLength={200} required={false} />;
      })}
    </SimpleGrid>
  );
}

export const HOURS_HINT = 'Such as 10:00–18:00, or 10:00–13:00, 14:00–18:00 with a break. Empty is closed.';
