import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { PEOPLE } from '#db/demo/script.ts';
import { theStudio } from '#db/queries/facts.server.ts';
import { markSeeding, seedDemo, seedingMark } from '#db/seed.server.ts';
import { demoLinks } from '../../auth/demo-links.server.ts';
import { clock } from '../../platform/clock.server.ts';
import { env } from '../../platform/env.server.ts';
import { newId } from '../../platform/ids.server.ts';

const emailOf = (link: 'owner' | 'engineer' | 'client'): string => Object.values(PEOPLE).find(({ demo }) => demo === link)?.email as string;

/** Whether an earlier start was killed while it made the demo: what it left is no studio. */
export const demoIsHalfMade = (): boolean => env().DEMO && existsSync(seedingMark(env().DATA_DIR));

/** Empties a database in which a demo was begun and never finished; nobody was ever let in. */
export async function dropHalfMadeDemo(): Promise<void> {
  for (const schema of ['public', 'drizzle', 'graphile_worker']) await db().execute(sql.raw(`drop schema if exists ${schema} cascade`));
  await db().execute(sql.raw('create schema public'));
  await rm(path.join(env().DATA_DIR, 'media'), { recursive: true, force: true });
  await rm(path.join(env().DATA_DIR, 'uploads'), { recursive: true, force: true });
}

/** Makes the demo studio where demo mode finds an empty database. */
export async function ensureStudio(): Promise<void> {
  const { DEMO, DATA_DIR } = env();
  if (!DEMO || (await theStudio(db()))) return;
  console.log('Making the demo studio: rendering its songs, measuring them, telling its story…');
  await markSeeding(DATA_DIR);
  const songs = path.join(DATA_DIR, 'demo-songs');
  await clear(songs);
  // A folder a run: renderers that outlive a killed start for a moment cannot meddle with the next one's files.
  await seedDemo(clock.now(), path.join(songs, newId()));
  await clear(songs);
  await rm(seedingMark(DATA_DIR));
}

/** Also while somebody still writes there, who then finds no place to. */
const clear = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** What the terminal shows once the server listens. */
export async function greeting(): Promise<string> {
  const { ORIGIN } = env();
  const lines = ['', `  Talkback is at ${ORIGIN}`, ''];
  if (!(await theStudio(db()))) lines.push(`  Set up your studio: ${ORIGIN}/setup`, '');
  const links = env().DEMO ? demoLinks({ engineer: emailOf('engineer'), client: emailOf('client'), owner: emailOf('owner') }) : null;
  if (links) {
    lines.push('  Sign in to the demo with one click:', `    engineer  ${links.engineer}`, `    client    ${links.client}`, `    owner     ${links.owner}`, '');
  }
  return lines.join('\n');
}
