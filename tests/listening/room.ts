import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { closeDb, db } from '#db/client.server.ts';
import { urlOfDatabase } from '#tests/setup/database-of.ts';
import { type RunningServer, startServer } from '#tests/setup/server.ts';
import { addStudio } from '#tests/factories/studio.ts';
import { FLAGS, findBrowser } from '../e2e/browser.ts';
import { setHouse } from '../e2e/house.ts';
import { type Job, newJob, upload } from '../e2e/studio.ts';
import { decode, type Reference } from './reference.ts';
import { type Signal, wav } from './signals.ts';
import { addTap, pageScript } from './tap.ts';

/** A built server of its own, with authorisation on, and a browser: where the benchmarks listen. */
export type Room = {
  server: RunningServer;
  browser: Browser;
  executablePath: string;
  /** A new browser profile with an empty cache, signed in as the job's engineer, every page tapped. */
  enter: (job: Job, url?: string) => Promise<BrowserContext>;
  close: () => Promise<void>;
};

/** A track with versions, and what FFmpeg makes of the files that were uploaded. */
export type Shelf = { job: Job; references: Reference[]; rate: number };

export async function openRoom(): Promise<Room> {
  const server = await startServer({});
  setHouse({ url: server.url, databaseUrl: await urlOfDatabase(server.dataDir), dataDir: server.dataDir, links: { engineer: '', client: '', owner: '' } });
  process.env.DATABASE_URL = await urlOfDatabase(server.dataDir);
  await addStudio(db());
  const { executablePath, env } = await findBrowser();
  const environment = Object.fromEntries(Object.entries({ ...process.env, ...env }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: environment });
  return {
    server,
    browser,
    executablePath,
    enter: (job, url = server.url) => enter(browser, job, url),
    close: async () => {
      await browser.close();
      await closeDb();
      await server.stop();
    },
  };
}

async function enter(browser: Browser, { engineer }: Job, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, bypassCSP: true });
  await context.addCookies([{ ...engineer.cookie, url, httpOnly: true, sameSite: 'Lax' }]);
  await addTap(context);
  return context;
}

export type Sound = { name: string; bytes: Buffer };

/** Uploads files as versions of a new track; every one is decoded outside of the product to compare with. */
export async function stock(files: readonly (Buffer | Sound)[]): Promise<Shelf> {
  const job = await newJob({ songs: [] });
  const folder = await mkdtemp(path.join(tmpdir(), 'talkback-listening-'));
  try {
    const references: Reference[] = [];
    for (const [i, file] of files.entries()) {
      const { name, bytes } = Buffer.isBuffer(file) ? { name: `mix ${i + 1}.wav`, bytes: file } : file;
      await upload(job, bytes, name);
      const place = path.join(folder, `${i}-${name}`);
      await writeFile(place, bytes);
      references.push(await decode(place));
    }
    return { job, references, rate: references[0]?.rate ?? 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `count` versions of one signal at 48 kHz and 24 bit. */
export const stockSignals = (count: number, signal: (version: number) => Signal, seconds: number): Promise<Shelf> =>
  stock(Array.from({ length: count }, (_, version) => wav(signal(version), { seconds, rate: 48_000 })));

/** A page of the same server with the media elements of all versions, able to play but with nothing fetched. */
export async function openPeer(context: BrowserContext, { job, rate }: Shelf): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/healthz');
  await page.evaluate(await pageScript('peer.ts'));
  await page.evaluate(({ urls, rate }) => window.listeningPeer.open(urls, rate), { urls: job.versionIds.map((id) => `/media/${id}/lossless.flac`), rate });
  return page;
}
