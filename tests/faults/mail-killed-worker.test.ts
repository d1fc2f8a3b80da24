import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { addHouse, callAt } from '../factories/studio.ts';
import { calendarStore } from '../setup/calendar-store.ts';
import { useDatabase } from '../setup/database.ts';
import { opened, type Received, useMailServer } from '../setup/mail-server.ts';
import { until } from './house.ts';

const { db, url, dataDir, raw } = useDatabase();
const { inbox, manners, url: smtp } = useMailServer();
const workers: ChildProcess[] = [];
let house: Awaited<ReturnType<typeof addHouse>>;
let hours = 100;

beforeAll(async () => {
  house = await addHouse(db());
});
afterEach(() => workers.splice(0).forEach((child) => child.kill('SIGKILL')));

function worker(): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/faults/mail-worker.ts'], {
    env: { ...process.env, DATABASE_URL: url(), DATA_DIR: dataDir(), SMTP_URL: smtp(), LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  workers.push(child);
  return child;
}

/** A booking without an engineer, whose only mail is the client's but for the owner's, which has left. */
async function bookedForTheClient(): Promise<void> {
  const start = Date.now() + (hours += 24) * 3_600_000;
  const [startsAt, endsAt] = [start, start + 3_600_000].map((at) => new Date(at).toISOString());
  await createBooking(callAt(house.engineer, Date.now()), { projectId: house.projectId, service: 'attended_mix', startsAt: startsAt as string, endsAt: endsAt as string });
  await raw()`update outgoing_mail set sent_at = now() where recipient <> ${house.client.email} and sent_at is null`;
}

const waiting = async () => (await raw()`select 1 from outgoing_mail where sent_at is null`).length;

/** The worker is killed when the mail server says so; another one takes over. */
async function killedAt(moment: 'onRecipient' | 'onKept'): Promise<void> {
  const first = worker();
  const gone = once(first, 'exit');
  manners[moment] = () => {
    manners[moment] = null;
    first.kill('SIGKILL');
  };
  await gone;
  expect(await waiting()).toBe(1);
  worker();
  await until(async () => (await waiting()) === 0, 'the mail to leave');
}

it('a mail whose worker is killed before the mail server has it arrives once', async () => {
  await bookedForTheClient();
  await killedAt('onRecipient');
  expect(inbox.map(({ to }) => to)).toEqual([[house.client.email]]);
});

it('one that the mail server has, but nobody wrote down, comes again as the same mail: a mailbox and a calendar hold it once', async () => {
  await bookedForTheClient();
  await killedAt('onKept');
  expect(inbox).toHaveLength(2);
  const [first, again] = await Promise.all(inbox.map((mail: Received) => opened(mail)));
  expect(again).toMatchObject({ messageId: first?.messageId, date: first?.date, subject: first?.subject, text: first?.text });
  const calendar = calendarStore();
  expect([calendar.take(first?.calendar ?? ''), calendar.take(again?.calendar ?? '')]).toEqual([1, 0]);
  expect(calendar.shown()).toHaveLength(1);
});
