import { copyFile, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import type { BlindStart, BlindTestView } from '#app/contracts/blind.ts';
import { db } from '#db/client.server.ts';
import { blindTrials, versions } from '#db/schema/index.ts';
import type { Call } from '#server/auth/actor.server.ts';
import { ingestFile } from '#server/media/ingest.server.ts';
import { startBlindTest } from '#server/services/blind/start-blind-test.server.ts';
import { versionDir } from '#server/services/versions/version-files.server.ts';
import { addTrack, addVersion } from '../factories/studio.ts';
import { wav } from '../setup/wav.ts';

export type Sound = { folder: string; samples: number };

/** Prepares a recording once, to be given to several versions. */
export async function sound(seconds: number, options: Parameters<typeof wav>[1] = {}): Promise<Sound> {
  const dir = await mkdtemp(path.join(tmpdir(), 'talkback-sound-'));
  const [input, folder] = [path.join(dir, 'in.wav'), path.join(dir, 'out')];
  await writeFile(input, wav(seconds, options));
  const verdict = await ingestFile({ input, outDir: folder });
  if (!verdict.ok) throw new Error(verdict.message);
  return { folder, samples: verdict.report.samples };
}

type Facts = Partial<Pick<typeof versions.$inferInsert, 'integratedLufs' | 'offsetSamples' | 'sampleRate' | 'channels'>>;

/** A version of a track that sounds. */
export async function audible(trackId: string, by: string, number: number, { folder, samples }: Sound, facts: Facts = {}, published = true): Promise<string> {
  const id = await addVersion(db(), trackId, by, { number, published: false });
  await db().update(versions).set({ samples, ...facts }).where(eq(versions.id, id));
  if (published) await db().update(versions).set({ publishedAt: new Date('2020-01-02'), publishedBy: by }).where(eq(versions.id, id));
  await mkdir(versionDir(id), { recursive: true });
  for (const file of await readdir(folder)) await copyFile(path.join(folder, file), path.join(versionDir(id), file));
  return id;
}

/** A test over versions that need no sound, on a track of its own. */
export async function silentTest(call: Call, projectId: string, by: string, { kind = 'abx', count = 2, trials }: { kind?: BlindStart['kind']; count?: number; trials?: number } = {}): Promise<BlindTestView> {
  const trackId = await addTrack(db(), projectId);
  const versionIds: string[] = [];
  for (let number = 1; number <= count; number += 1) versionIds.push(await addVersion(db(), trackId, by, { number }));
  return startBlindTest(call, { trackId, kind, versionIds, ...(trials === undefined ? {} : { trials }) });
}

/** The secret of a trial, as only the database knows it. */
export async function secretOf(testId: string, number: number): Promise<number[]> {
  const rows = await db().select().from(blindTrials).where(eq(blindTrials.testId, testId));
  const trial = rows.find((row) => row.number === number);
  if (!trial) throw new Error(`test ${testId} has no trial ${number}`);
  return trial.slotOrder;
}

/** What has to be answered in an ABX trial to be right, or wrong. */
export const answerTo = async (testId: string, number: number, right: boolean): Promise<'a' | 'b'> => (((await secretOf(testId, number))[2] === 0) === right ? 'a' : 'b');
