import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { deskQuery } from '#app/contracts/triage.ts';
import { closeDb, db, migrateDb } from '#db/client.server.ts';
import { startEmbedded } from '#db/embedded.server.ts';
import { deskPage } from '#server/services/desk/desk-page.server.ts';
import { addHouse, callAt } from '../factories/studio.ts';
import type { Figure } from './figure.ts';

export const name = 'triage';
export const about = 'The first page of the desk at 500, 5,000 and 50,000 requests, 50 a track';

const SIZES = [500, 5000, 50_000] as const;
const A_TRACK = 50;
const WARM_UP = 30;
const TIMES = 200;
const NOW = new Date('2026-03-05T12:00:00Z');

/** Ways to look at the desk; the first is what `growth` is measured on. */
const LOOKS = {
  '': {},
  Closing: { order: 'closing' },
  Filtered: { tab: 'do', kind: ['minor'], assignee: 'nobody' },
  Text: { text: 'tambourine cho' },
} as const;
type Look = keyof typeof LOOKS;
const PLAIN = 'plain';

/**
 * Milliseconds of the first page in the service, and how they grow with what the studio was ever asked; the page as
 * it is first shown also beside the same by plain queries, which sort and count the requests themselves.
 */
export async function run(): Promise<Figure[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-bench-'));
  const embedded = await startEmbedded(path.join(dir, 'postgres'));
  try {
    const p95 = new Map<string, number>();
    // The first size is measured twice: before that nothing has run in this process.
    await measure(embedded.url, SIZES[0], 'cold');
    for (const size of SIZES) for (const [look, took] of await measure(embedded.url, size)) p95.set(`${look} ${size}`, took);
    const at = (look: Look | typeof PLAIN, size: number) => p95.get(`${look} ${size}`) ?? Number.NaN;
    const figure = (which: string, ours: number, peer: number | null, unit: string): Figure => ({ figure: which, ours, peer, unit, better: 'lower', n: TIMES });
    return (Object.keys(LOOKS) as Look[]).flatMap((look) => [
      figure(look === '' ? 'growth' : `growth${look}`, at(look, 50_000) / at(look, 500), look === '' ? at(PLAIN, 50_000) / at(PLAIN, 500) : null, '×'),
      ...SIZES.map((size) => figure(`p95${look}At${size}`, at(look, size), look === '' ? at(PLAIN, size) : null, 'ms')),
    ]);
  } finally {
    await embedded.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(server: string, size: number, name = String(size)): Promise<Map<Look | typeof PLAIN, number>> {
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database triage_${name}`);
  await admin.end();
  process.env.DATABASE_URL = Object.assign(new URL(server), { pathname: `/triage_${name}` }).href;
  await migrateDb(process.env.DATABASE_URL, 'db/migrations');
  const { engineer, client, projectId } = await addHouse(db());
  const sql = postgres(process.env.DATABASE_URL, { max: 1, onnotice: () => {} });
  await fill(sql, { size, projectId, engineerId: engineer.userId, clientId: client.userId });
  const result = new Map<Look | typeof PLAIN, number>();
  for (const [look, query] of Object.entries(LOOKS) as [Look, object][]) {
    const parsed = deskQuery.parse(query);
    const took: number[] = [];
    for (let i = 0; i < WARM_UP + TIMES; i++) {
      const begun = performance.now();
      const page = await deskPage(callAt(engineer, NOW), parsed);
      if (i >= WARM_UP) took.push(performance.now() - begun);
      if (page.items.length === 0) throw new Error(`the desk shows nothing ${look}`);
    }
    result.set(look, took.sort((a, b) => a - b)[Math.ceil(TIMES * 0.95) - 1] ?? Number.NaN);
  }
  result.set(PLAIN, await measurePlain(sql));
  await sql.end();
  await closeDb();
  return result;
}

async function measurePlain(sql: postgres.Sql): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < WARM_UP + TIMES; i++) {
    const begun = performance.now();
    await sql`select r.*, n.*, t.title, p.title from requests r join notes n on n.id = r.note_id join tracks t on t.id = r.track_id join projects p on p.id = t.project_id
      where r.merged_into_id is null and r.state not in ('verified', 'declined', 'withdrawn', 'answered') and t.archived_at is null and p.archived_at is null
      order by lower(p.title), p.id, t.position, t.id, r.received_at, r.id limit 50`;
    await sql`select state, kind, count(*) from requests where merged_into_id is null group by state, kind`;
    if (i >= WARM_UP) took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b)[Math.ceil(TIMES * 0.95) - 1] ?? Number.NaN;
}

type Filling = { size: number; projectId: string; engineerId: string; clientId: string };

/** Tracks of ten to a project, done over the last 90 days; requests in all states, one in two hundred about a tambourine. */
async function fill(sql: postgres.Sql, { size, projectId, engineerId, clientId }: Filling): Promise<void> {
  const tracks = size / A_TRACK;
  await sql.begin(async (tx) => {
    await tx`insert into projects (id, studio_id, title, artist, created_at)
      select gen_random_uuid(), p.studio_id, 'Project ' || n, 'A Band', p.created_at from projects p, generate_series(1, ${Math.ceil(tracks / 10)}::int) n where p.id = ${projectId}`;
    await tx`insert into tracks (id, project_id, title, position, mix_state, done_at, version_seq, created_at)
      select gen_random_uuid(), p.id, 'Song ' || n, n, 'done', ${NOW}::timestamptz - (((row_number() over ())::int % 90 + 1) * interval '1 day'), 1, p.created_at
      from projects p, generate_series(1, ${Math.min(10, tracks)}::int) n where p.title like 'Project %' limit ${tracks}`;
    await tx`insert into versions (id, track_id, role, number, label, state, publish_when_ready, uploaded_by, file_name, file_size, created_at, sample_rate, bit_depth, channels, samples, duration_ms, published_at, published_by)
      select gen_random_uuid(), id, 'mix', 1, 'v1', 'ready', true, ${engineerId}, 'mix.wav', 1000, created_at, 48000, 24, 2, 11520000, 240000, created_at, ${engineerId} from tracks where title like 'Song %'`;
    await tx`insert into notes (id, track_id, version_id, author_id, at_ms, body, kind, written_at, received_at)
      select gen_random_uuid(), v.track_id, v.id, ${clientId}, n * 4000,
        (array['snare down a touch in the chorus', 'vocal up 1 dB on the last line', 'less reverb on the piano please', 'bass a bit rounder'])[n % 4 + 1] || case when (n + row_number() over ()) % 200 = 0 then ', and the tambourine in the chorus too' else '' end,
        'minor', t.done_at + n * interval '1 minute', t.done_at + n * interval '1 minute'
      from versions v join tracks t on t.id = v.track_id, generate_series(1, ${A_TRACK}::int) n where t.title like 'Song %'`;
    await tx`insert into requests (id, note_id, track_id, kind, state, basis, need, minutes, sentence, reason, done_version_id, received_at)
      select gen_random_uuid(), id, track_id, 'minor', s.state::request_state, case when s.state in ('accepted', 'in_progress', 'done', 'verified') then 'window'::basis end,
        case when s.state = 'needs_booking' then 'mix_time'::need end, 2, 'Free tweak.', 'Because.', case when s.state in ('done', 'verified') then version_id end, received_at
      from notes, lateral (select (array['accepted', 'in_progress', 'needs_booking', 'done', 'verified', 'declined', 'verified', 'needs_decision', 'accepted', 'verified'])[at_ms / 4000 % 10 + 1] as state) s`;
  });
  await sql`vacuum analyze`;
}
