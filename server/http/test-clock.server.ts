import { type Express, json } from 'express';
import { z } from 'zod';
import { clock } from '../platform/clock.server.ts';
import { env, isLoopback } from '../platform/env.server.ts';
import { sweepBookings } from '../services/bookings/sweep-bookings.server.ts';

const forward = z.object({ minutes: z.number().min(0).max(2 * 366 * 24 * 60) });

/**
 * `POST /dev/clock { "minutes": 60 }` moves the server's clock on and does what then is due. Only where
 * TEST_CLOCK is set, which `env` allows on loopback alone, and only for callers on this machine.
 */
export function mountTestClock(app: Express): void {
  if (!env().TEST_CLOCK) return;
  app.post('/dev/clock', json(), async (request, response) => {
    const asked = forward.safeParse(request.body);
    const here = isLoopback((request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''));
    if (!here || !asked.success) return void response.status(here ? 422 : 404).end();
    clock.forward(asked.data.minutes * 60_000);
    await sweepBookings(clock.now());
    response.json({ now: clock.now().toISOString() });
  });
}
