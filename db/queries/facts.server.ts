import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { WindowFacts } from '#app/domain/policy/window.ts';
import type { Queryable } from '../client.server.ts';
import { bookings, requests, studios, tracks, windowTerms } from '../schema/index.ts';

/** The facts a track's tweak window is made of. */
export async function windowFacts(q: Queryable, track: { id: string; projectId: string; doneAt: Date | null }): Promise<WindowFacts> {
  const [booked, terms] = await Promise.all([
    q
      .select()
      .from(bookings)
      .where(
        and(
          eq(bookings.projectId, track.projectId),
          or(isNull(bookings.trackId), eq(bookings.trackId, track.id)),
          inArray(bookings.state, ['confirmed', 'held']),
        ),
      )
      .orderBy(asc(bookings.startsAt)),
    q.select().from(windowTerms).orderBy(asc(windowTerms.effectiveFrom), asc(windowTerms.id)),
  ]);
  return {
    doneAt: track.doneAt?.getTime() ?? null,
    bookings: booked.map((b) => ({
      id: b.id,
      service: b.service,
      startsAt: b.startsAt.getTime(),
      endsAt: b.endsAt.getTime(),
      confirmedAt: (b.confirmedAt ?? b.createdAt).getTime(),
    })),
    terms: terms.map((t) => ({ effectiveFrom: t.effectiveFrom.getTime(), days: t.days, timeZone: t.timeZone })),
  };
}

/** The studio's row; there is one. */
export async function theStudio(q: Queryable): Promise<typeof studios.$inferSelect | null> {
  const [row] = await q.select().from(studios).limit(1);
  return row ?? null;
}

/** Minutes of work promised on basis `window` for requests received between two instants. */
export async function minutesPromised(q: Queryable, trackId: string, from: Date, until: Date): Promise<number> {
  const [row] = await q
    .select({ minutes: sql<number>`coalesce(sum(${requests.minutes}), 0)::int` })
    .from(requests)
    .where(
      and(
        eq(requests.trackId, trackId),
        eq(requests.basis, 'window'),
        isNull(requests.mergedIntoId),
        inArray(requests.state, ['accepted', 'in_progress', 'done', 'reopened', 'verified']),
        gte(requests.receivedAt, from),
        lte(requests.receivedAt, until),
      ),
    );
  return row?.minutes ?? 0;
}

/** The tracks a booking covers, locked in one order so that two bookings cannot wait for each other. */
export function lockCoveredTracks(q: Queryable, projectId: string, trackId: string | null) {
  return q
    .select()
    .from(tracks)
    .where(and(eq(tracks.projectId, projectId), trackId === null ? undefined : eq(tracks.id, trackId)))
    .orderBy(asc(tracks.id))
    .for('update');
}
