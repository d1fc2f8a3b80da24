import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { eq, inArray } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { PROMISED_STATES } from '#app/domain/policy/words.ts';
import { requests } from '#db/schema/index.ts';
import { cancelBooking } from '#server/services/bookings/cancel-booking.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { trackSnapshot } from '#server/services/tracks/snapshot.server.ts';
import { createTrack, updateTrack } from '#server/services/tracks/tracks.server.ts';
import { addHouse, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
beforeAll(async () => {
  house = await addHouse(db());
});

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;
const hours = fc.integer({ min: 0, max: 24 * 120 });

it('random facts through the services: the 14th day’s end, a basis for all accepted work, no trace of cancelled time', async () => {
  await fc.assert(
    fc.asyncProperty(
      hours,
      fc.array(fc.record({ starts: hours, length: fc.integer({ min: 1, max: 8 }), service: fc.constantFrom('mix_time', 'attended_mix', 'hybrid_mix') }), { maxLength: 3 }),
      fc.array(fc.record({ at: hours, kind: fc.constantFrom('minor', 'major', 'fault', 'comment') }), { maxLength: 5 }),
      fc.record({ starts: hours, length: fc.integer({ min: 1, max: 8 }) }),
      async (doneAt, booked, asked, passing) => {
        const engineer = (hour: number) => callAt(house.engineer, START + hour * HOUR);
        const { id: trackId } = await createTrack(engineer(0), { projectId: house.projectId, title: 'Random' });
        const versionId = await addVersion(db(), trackId, house.engineer.userId);
        await updateTrack(engineer(doneAt), { id: trackId, mixState: 'done' });
        for (const { starts, length, service } of booked) {
          await createBooking(engineer(0), { projectId: house.projectId, trackId, service, startsAt: iso(starts), endsAt: iso(starts + length) });
        }
        for (const { at, kind } of asked) {
          await createNote(callAt(house.client, START + at * HOUR), { id: v7(), versionId, at: 0, body: 'as I said on the phone', kind });
        }
        const far = START + 24 * 200 * HOUR;
        const before = await trackSnapshot(callAt(house.client, far), trackId);
        const { opensAt, closesAt } = before.track.window;
        const opened = Temporal.Instant.from(opensAt as string).toZonedDateTimeISO('Europe/London');
        const ends = opened.toPlainDate().add({ days: 15 }).toZonedDateTime('Europe/London').epochMilliseconds - 1;
        expect(Date.parse(closesAt as string)).toBe(ends);

        const { booking } = await createBooking(engineer(0), { projectId: house.projectId, trackId, service: 'attended_mix', startsAt: iso(passing.starts), endsAt: iso(passing.starts + passing.length), requestIds: [] });
        await cancelBooking(engineer(0), { id: booking.id });
        const after = await trackSnapshot(callAt(house.client, far), trackId);
        expect(after.track.window).toEqual(before.track.window);
        expect(after.notes.map((note) => note.requests)).toEqual(before.notes.map((note) => note.requests));

        const promised = await db().select().from(requests).where(eq(requests.trackId, trackId));
        for (const request of promised) {
          if ((PROMISED_STATES as readonly string[]).includes(request.state)) expect(request.basis).not.toBeNull();
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(await db().select().from(requests).where(inArray(requests.state, ['accepted']))).not.toHaveLength(0);
}, 60_000);

const iso = (hour: number): string => new Date(START + hour * HOUR).toISOString();
