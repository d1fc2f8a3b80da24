import { Button, Group, Text, Textarea } from '@mantine/core';
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { Answer } from '#app/components/form-hook.tsx';
import type { SlotView } from '#app/contracts/bookings.ts';
import { formatSpan } from '#app/domain/booking/local-time.ts';
import type { CalendarEntry } from '#server/services/bookings/calendar-page.server.ts';
import { oneOf } from '../bookings/now-words.ts';
import { SERVICE_WORDS } from '../bookings/words.ts';
import styles from './calendar.module.css';
import { whatFor } from './entry-words.ts';

export type Drop = { entry: CalendarEntry; /** Where it was dropped. */ startsAt: string };

/** Asks before what was dragged is proposed: the other side must agree to it. */
export function MoveDialog({ drop: { entry, startsAt }, timeZone, onClose }: { drop: Drop; timeZone: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const fetcher = useFetcher<Answer & { more?: { slots?: SlotView[] } }>();
  const answer = fetcher.data;
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (answer?.ok) onClose();
  }, [answer, onClose]);
  const length = Date.parse(entry.endsAt) - Date.parse(entry.startsAt);
  const span = (from: string) => formatSpan(Date.parse(from), Date.parse(from) + length, timeZone);
  const refused = answer && !answer.ok ? Object.values(answer.result.error ?? {}).flat().join(' ') : null;
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="move-title" onClose={onClose}>
      <fetcher.Form method="post" action="/calendar">
        <input type="hidden" name="form" value="move-to" />
        <input type="hidden" name="id" value={entry.id} />
        <input type="hidden" name="rowVersion" value={entry.rowVersion} />
        <input type="hidden" name="startsAt" value={startsAt} />
        <h2 id="move-title">Propose another time?</h2>
        <Text>
          {SERVICE_WORDS[entry.service]}, {whatFor(entry)}
        </Text>
        <Text mt="xs">
          From {span(entry.startsAt)}
          <br />
          to <strong>{span(startsAt)}</strong>
        </Text>
        <Text mt="xs">{capital(oneOf(entry.clients, 'the client'))} must agree to the new time. Until then the agreed one stands, and both are kept free.</Text>
        {refused && (
          <Text mt="xs" c="var(--mantine-color-error)" role="alert">
            {refused} {answer?.more?.slots?.length ? `Next free: ${answer.more.slots.slice(0, 3).map((slot) => span(slot.startsAt)).join(' · ')}` : ''}
          </Text>
        )}
        <Textarea name="note" label="Note" description="The client reads it." maxLength={1000} rows={2} size="md" mt="sm" />
        <Group mt="md">
          <Button type="submit" loading={fetcher.state !== 'idle'} mih={44}>
            Propose it
          </Button>
          <Button variant="default" onClick={() => dialog.current?.close()} mih={44}>
            Leave it
          </Button>
        </Group>
      </fetcher.Form>
    </dialog>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
