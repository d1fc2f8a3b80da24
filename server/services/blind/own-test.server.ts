import { randomBytes, randomInt } from 'node:crypto';
import type { BlindTestView } from '#app/contracts/blind.ts';
import { drawOrder } from '#app/domain/blind/words.ts';
import type { Tx } from '#db/client.server.ts';
import { blindTestById, insertBlindTrial, lockBlindTest, type WholeBlindTest } from '#db/queries/blind.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowTrack, allowVersion } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { blindTestView } from './view.server.ts';

/** The caller's own test, locked until the transaction ends. For everybody else there is none. */
export async function ownTest(tx: Tx, { actor }: Call, id: string): Promise<WholeBlindTest> {
  if (actor.role === 'nobody') throw new ServiceError('unauthenticated', 'Please sign in.');
  const whole = (await lockBlindTest(tx, id)) ? await blindTestById(tx, id) : null;
  if (!whole || whole.test.startedBy !== actor.userId) throw notFound();
  await allowTrack(tx, actor, 'blind.take', whole.test.trackId);
  return whole;
}

/** @throws conflict when the test has ended or cannot be heard any more. */
export async function stillRuns(tx: Tx, { actor }: Call, { test, versions }: WholeBlindTest): Promise<void> {
  if (test.endedAt) throw new ServiceError('conflict', 'This blind test has ended. Start another one.');
  if (versions.some(({ deleted }) => deleted)) {
    throw new ServiceError('conflict', 'The studio has deleted a version of this test, so it cannot go on. What you answered so far is kept when you finish.');
  }
  for (const { versionId } of versions) await allowVersion(tx, { ...actor, scopes: undefined }, 'version.read', versionId);
}

/** Draws the secret of the test's next trial, which nobody learns before the vote. */
export async function drawTrial(tx: Tx, { test, versions }: Pick<WholeBlindTest, 'test' | 'versions'>, number: number, at: Date): Promise<void> {
  const slotOrder = [...drawOrder(test.kind, versions.length, randomInt)];
  await insertBlindTrial(tx, { testId: test.id, number, slotOrder, seed: randomBytes(16).toString('hex'), startedAt: at });
}

/** The test as it stands in this transaction, for its person. */
export async function ownView(tx: Tx, id: string): Promise<BlindTestView> {
  const whole = await blindTestById(tx, id);
  if (!whole) throw notFound();
  return blindTestView(whole);
}
