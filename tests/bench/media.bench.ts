import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDb, db, migrateDb } from '#db/client.server.ts';
import { startEmbedded } from '#db/embedded.server.ts';
import { startSession } from '#server/auth/sessions.server.ts';
import { addHouse } from '../factories/studio.ts';
import { startServer } from '../setup/server.ts';
import type { Figure } from './figure.ts';
import type { LoadOrder, LoadReport } from './media/load.ts';
import { startNginx } from './media/nginx.ts';

export const name = 'media';
export const about = 'pieces of one file for a signed-in client at 16 connections, beside nginx serving the same file';

const FILE_BYTES = 40 * 1024 * 1024;
const PIECE_BYTES = 256 * 1024;
const CONNECTIONS = 16;
const ROUNDS = 5;
const WARM_UP_MS = 500;
const MEASURED_MS = 2500;

/** MB/s by Range requests through the whole authorised path, and by nginx; rounds of both alternate. */
export async function run(): Promise<Figure[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-bench-'));
  const dataDir = path.join(dir, 'data');
  const postgres = await startEmbedded(path.join(dir, 'postgres'));
  process.env.DATABASE_URL = postgres.url;
  await migrateDb(postgres.url, 'db/migrations');
  const server = await startServer({ env: { DATABASE_URL: postgres.url, DATA_DIR: dataDir } });
  const media = path.join(dataDir, 'media');
  const nginx = await startNginx(path.join(dir, 'nginx'), media);
  try {
    const { client, versionId } = await addHouse(db());
    const file = `versions/${versionId}/lossless.flac`;
    await mkdir(path.dirname(path.join(media, file)), { recursive: true });
    await writeFile(path.join(media, file), randomBytes(FILE_BYTES));
    const cookie = (await startSession(client.userId)).split(';')[0] as string;
    const ours: LoadReport[] = [];
    const peer: LoadReport[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (nginx) peer.push(await load(nginx.port, `/${file}`, {}));
      ours.push(await load(server.port, `/media/${versionId}/lossless.flac`, { Cookie: cookie }));
    }
    const note = nginx ? undefined : 'nginx is not installed here, so there is nothing beside it (apt-get install nginx)';
    return [
      { figure: 'throughput', ours: median(ours, megabytes), peer: nginx ? median(peer, megabytes) : null, unit: 'MB/s', better: 'higher', n: ours.reduce((n, { requests }) => n + requests, 0), ...(note ? { note } : {}) },
      { figure: 'requests', ours: median(ours, perSecond), peer: nginx ? median(peer, perSecond) : null, unit: '1/s', better: 'higher', n: ours.length },
    ];
  } finally {
    await nginx?.stop();
    await server.stop();
    await closeDb();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function load(port: number, url: string, headers: Record<string, string>): Promise<LoadReport> {
  const child = fork(path.join(import.meta.dirname, 'media/load.ts'), { execArgv: ['--import', 'tsx'] });
  const order: LoadOrder = { port, path: url, headers, fileBytes: FILE_BYTES, pieceBytes: PIECE_BYTES, connections: CONNECTIONS, warmUpMs: WARM_UP_MS, measuredMs: MEASURED_MS };
  child.send(order);
  const report = await reportOf(child);
  child.disconnect();
  return report;
}

function reportOf(child: ChildProcess): Promise<LoadReport> {
  return new Promise((resolve, reject) => {
    child.once('message', (report) => resolve(report as LoadReport));
    child.once('exit', (code) => reject(new Error(`the load generator ended with ${code}`)));
  });
}

const megabytes = ({ bytes, ms }: LoadReport): number => bytes / 1e6 / (ms / 1000);
const perSecond = ({ requests, ms }: LoadReport): number => requests / (ms / 1000);

function median(reports: LoadReport[], of: (report: LoadReport) => number): number {
  const sorted = reports.map(of).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
