import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { addHouse, addVersion } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

const { db, raw } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
let second: string;
const SEED = '0123456789abcdef0123456789abcdef';

beforeAll(async () => {
  house = await addHouse(db());
  second = await addVersion(db(), house.trackId, house.engineer.userId, { number: 2 });
});

type Made = { id: string; kind?: 'abx' | 'preference' };

/** A test written as somebody with a console would; the earlier one of its person is ended. */
async function made({ kind = 'abx' }: Partial<Made> = {}): Promise<string> {
  const id = v7();
  const sql = raw();
  await sql`update blind_tests set ended_at = now() where ended_at is null`;
  await sql`insert into blind_tests (id, track_id, kind, planned, started_by, started_at, sample_rate, channels, samples, offset_samples)
    values (${id}, ${house.trackId}, ${kind}, 16, ${house.client.userId}, now() - interval '1 hour', 48000, 2, 1000, 0)`;
  await sql`insert into blind_test_versions (test_id, place, track_id, version_id, gain_db, offset_samples)
    values (${id}, 0, ${house.trackId}, ${house.versionId}, 0, 0), (${id}, 1, ${house.trackId}, ${second}, -3, 0)`;
  return id;
}

const trial = (id: string, number: number, order: number[]) =>
  raw()`insert into blind_trials (test_id, number, slot_order, seed, started_at) values (${id}, ${number}, ${order}, ${SEED}, now())`;
const vote = (id: string, number: number, slot: number) => raw()`update blind_trials set vote = ${slot}, voted_at = now() where test_id = ${id} and number = ${number}`;
const refused = (work: PromiseLike<unknown>, code = 'TB007') => expect(Promise.resolve(work)).rejects.toMatchObject({ code });

describe('what no program may do to a blind test', () => {
  it('change a secret, vote twice, take a vote back or delete a trial', async () => {
    const id = await made();
    await trial(id, 1, [0, 1, 1]);
    await refused(raw()`update blind_trials set slot_order = '{0,1,0}' where test_id = ${id}`);
    await refused(raw()`update blind_trials set seed = ${SEED.replace('0', 'f')} where test_id = ${id}`);
    await vote(id, 1, 1);
    await refused(vote(id, 1, 0));
    await refused(raw()`update blind_trials set vote = null, voted_at = null where test_id = ${id}`);
    await refused(raw()`delete from blind_trials where test_id = ${id}`);
  });

  it('begin a trial before the vote of the last, or with the vote in it', async () => {
    const id = await made();
    await trial(id, 1, [0, 1, 0]);
    await refused(trial(id, 2, [0, 1, 0]));
    await vote(id, 1, 0);
    await refused(trial(id, 3, [0, 1, 0]));
    await refused(raw()`insert into blind_trials (test_id, number, slot_order, seed, started_at, vote, voted_at) values (${id}, 2, '{0,1,0}', ${SEED}, now(), 0, now())`);
    await trial(id, 2, [0, 1, 0]);
  });

  it('vote for X, or for a slot that is not there', async () => {
    const abx = await made();
    await trial(abx, 1, [0, 1, 0]);
    await refused(vote(abx, 1, 2));
    const preference = await made({ kind: 'preference' });
    await trial(preference, 1, [1, 0]);
    await refused(vote(preference, 1, 2), '23514');
    await refused(vote(preference, 1, -1), '23514');
  });

  it('play something else than the versions of the test', async () => {
    const abx = await made();
    await refused(trial(abx, 1, [1, 0, 0]));
    await refused(trial(abx, 1, [0, 1]));
    await refused(trial(abx, 1, [0, 1, 2]));
    const preference = await made({ kind: 'preference' });
    await refused(trial(preference, 1, [0, 0]));
    await trial(preference, 1, [1, 0]);
    await refused(raw()`update blind_test_versions set gain_db = -6 where test_id = ${preference}`);
  });

  it('go on after the end, end it twice, or change what it was', async () => {
    const id = await made();
    await trial(id, 1, [0, 1, 0]);
    await refused(raw()`update blind_tests set planned = 1 where id = ${id}`);
    await raw()`update blind_tests set ended_at = now() where id = ${id}`;
    await refused(vote(id, 1, 0));
    await refused(trial(id, 2, [0, 1, 0]));
    await refused(raw()`update blind_tests set ended_at = null where id = ${id}`);
    await refused(raw()`delete from blind_tests where id = ${id}`);
  });

  it('run two at once for one person on one track', async () => {
    const id = await made();
    const again = raw()`insert into blind_tests (id, track_id, kind, planned, started_by, started_at, sample_rate, channels, samples, offset_samples)
      select ${v7()}, track_id, kind, planned, started_by, started_at, sample_rate, channels, samples, offset_samples from blind_tests where id = ${id}`;
    await refused(again, '23505');
  });
});
