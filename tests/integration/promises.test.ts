import { v7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { addHouse, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

/** What direct SQL cannot do, whoever connects. */

const { db, raw } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
let minor: string;
let major: string;

beforeAll(async () => {
  house = await addHouse(db(), { doneAt: new Date('2026-03-03T16:20:00Z') });
});

beforeEach(async () => {
  const ask = async (kind: 'minor' | 'major', body: string) => {
    const { note } = await createNote(callAt(house.client, '2026-03-05T12:00:00Z'), { id: v7(), versionId: house.versionId, at: 0, body, kind });
    return note.requests[0]?.id as string;
  };
  minor = await ask('minor', 'snare down a touch');
  major = await ask('major', 'can I re-sing the bridge');
});

describe('no accepted work without a basis', () => {
  it.each(['accepted', 'in_progress', 'done', 'reopened', 'verified'])('%s', async (state) => {
    await expect(raw()`update requests set state = ${state}, basis = null, done_version_id = ${house.versionId} where id = ${minor}`).rejects.toThrow('promise_has_a_basis');
  });
});

describe('no accepted major work in the free window', () => {
  it('by accepting it', async () => {
    await expect(raw()`update requests set state = 'accepted', basis = 'window' where id = ${major}`).rejects.toThrow('promise_major_never_in_window');
  });

  it('by renaming accepted minor work', async () => {
    await expect(raw()`update requests set kind = 'major' where id = ${minor}`).rejects.toThrow('promise_major_never_in_window');
  });
});

describe('no basis without its evidence', () => {
  it('booking without a booking', async () => {
    await expect(raw()`update requests set state = 'accepted', basis = 'booking' where id = ${major}`).rejects.toThrow('promise_booking_is_named');
  });

  it('a booking that does not stand', async () => {
    const { booking } = await createBooking(callAt(house.engineer, '2026-03-06T10:00:00Z'), {
      projectId: house.projectId,
      service: 'attended_mix',
      startsAt: '2026-03-10T10:00:00Z',
      endsAt: '2026-03-10T12:00:00Z',
      requestIds: [major],
    });
    await expect(raw()`update bookings set state = 'cancelled' where id = ${booking.id}`).rejects.toThrow('does not stand');
    await raw()`update requests set state = 'needs_booking', need = 'attended_mix', basis = null, booking_id = null where booking_id = ${booking.id}`;
    await raw()`update bookings set state = 'cancelled' where id = ${booking.id}`;
    await expect(raw()`update requests set state = 'accepted', basis = 'booking', booking_id = ${booking.id} where id = ${major}`).rejects.toThrow('does not stand');
  });

  it('goodwill without a reason, without a name, or in a client’s name', async () => {
    await expect(raw()`update requests set state = 'accepted', basis = 'goodwill', goodwill_by = ${house.engineer.userId} where id = ${major}`).rejects.toThrow('promise_goodwill_is_signed');
    await expect(raw()`update requests set state = 'accepted', basis = 'goodwill', goodwill_reason = '  ', goodwill_by = ${house.engineer.userId} where id = ${major}`).rejects.toThrow('promise_goodwill_is_signed');
    await expect(raw()`update requests set state = 'accepted', basis = 'goodwill', goodwill_reason = 'why not' where id = ${major}`).rejects.toThrow('promise_goodwill_is_signed');
    await expect(raw()`update requests set state = 'accepted', basis = 'goodwill', goodwill_reason = 'why not', goodwill_by = ${house.client.userId} where id = ${major}`).rejects.toThrow('own people');
  });

  it('fault for what is no fault', async () => {
    await expect(raw()`update requests set state = 'accepted', basis = 'fault' where id = ${major}`).rejects.toThrow('promise_fault_is_a_fault');
  });
});

describe('history stays', () => {
  it('the ledger takes no update, delete or truncate', async () => {
    await expect(raw()`update ledger set sentence = 'never said'`).rejects.toThrow('append-only');
    await expect(raw()`delete from ledger`).rejects.toThrow('append-only');
    await expect(raw()`truncate ledger`).rejects.toThrow('append-only');
  });

  it('nor do events and window terms', async () => {
    await expect(raw()`delete from track_events`).rejects.toThrow('append-only');
    await expect(raw()`update window_terms set days = 1`).rejects.toThrow('append-only');
  });

  it('a published version is immutable', async () => {
    await expect(raw()`update versions set label = 'other' where id = ${house.versionId}`).rejects.toThrow('published');
    await expect(raw()`update versions set offset_samples = 1, label = 'other' where id = ${house.versionId}`).rejects.toThrow('published');
    await expect(raw()`delete from versions where id = ${house.versionId}`).rejects.toThrow('published');
  });

  it('but for its place on the song’s clock, within a minute', async () => {
    await raw()`update versions set offset_samples = -2880000 where id = ${house.versionId}`;
    await expect(raw()`update versions set offset_samples = 2880001 where id = ${house.versionId}`).rejects.toThrow('versions_offset_within_a_minute');
    await raw()`update versions set offset_samples = 0 where id = ${house.versionId}`;
  });
});

describe('a reference track', () => {
  let reference: string;
  beforeAll(async () => {
    reference = await addVersion(db(), house.trackId, house.engineer.userId, { role: 'reference' });
  });

  it('carries no note and no work', async () => {
    await expect(raw()`update notes set version_id = ${reference}`).rejects.toThrow('reference track');
    await expect(raw()`update requests set state = 'done', basis = 'window', done_version_id = ${reference} where id = ${minor}`).rejects.toThrow('reference track');
  });

  it('never becomes a mix, and counts for itself', async () => {
    const draft = await addVersion(db(), house.trackId, house.engineer.userId, { role: 'reference', number: 2, published: false });
    await expect(raw()`update versions set role = 'mix' where id = ${draft}`).rejects.toThrow('keeps its role');
    await expect(addVersion(db(), house.trackId, house.engineer.userId, { role: 'reference', number: 2 })).rejects.toThrow();
  });
});
