import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { reviewLine } from '#app/realtime/review-line.ts';

/** Several changes at once are one reading. */
const GATHER_MS = 400;

/**
 * Reads the page anew when bookings change elsewhere: all that its reader may see, or the one it is about. What the
 * reader does goes first: a reading waits until the page has come to rest.
 */
export function useLiveBookings(viewerId: string, bookingId: string | null = null): void {
  const { revalidate, state } = useRevalidator();
  const resting = useNavigation().state === 'idle' && state === 'idle';
  const [due, setDue] = useState(false);
  const read = useRef(revalidate);
  useEffect(() => {
    read.current = revalidate;
  });
  useEffect(() => {
    if (!due || !resting) return;
    setDue(false);
    read.current();
  }, [due, resting]);
  useEffect(() => {
    const line = reviewLine(viewerId);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        setDue(true);
      }, GATHER_MS);
    };
    let away = false;
    const join = (): void => {
      if (line.state === 'offline' || line.state === 'signed_out') away = true;
      if (line.state !== 'online') return;
      void line.emit('calendar:join', {}).then((answer) => {
        if (!answer.ok || !away) return;
        away = false;
        soon();
      });
    };
    const off = [
      line.subscribe(join),
      line.on('calendar:changed', (change) => {
        if (bookingId === null || change.bookingId === bookingId) soon();
      }),
    ];
    join();
    return () => {
      if (timer) clearTimeout(timer);
      for (const stop of off) stop();
      if (line.state === 'online') void line.emit('calendar:leave', {});
    };
  }, [viewerId, bookingId]);
}
