import type { BlindTestView } from '#app/contracts/blind.ts';
import { can } from '#app/domain/access/access.ts';
import { db } from '#db/client.server.ts';
import { blindTestById, blindTestsOfTrack, type WholeBlindTest } from '#db/queries/blind.server.ts';
import type { Actor, Call } from '../../auth/actor.server.ts';
import { allowTrack } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { blindTestView, votedOf } from './view.server.ts';

/** Results of a track that the caller may see, and their own running test; newest first. */
export async function listBlindTests({ actor }: Call, trackId: string): Promise<BlindTestView[]> {
  const { member } = await allowTrack(db(), actor, 'blind.read', trackId);
  const tests = await blindTestsOfTrack(db(), trackId);
  return tests.filter((whole) => isSeen(actor, member, whole)).map(blindTestView);
}

/** One test: a result, or the caller's own while it runs. */
export async function getBlindTest({ actor }: Call, id: string): Promise<BlindTestView> {
  const whole = await blindTestById(db(), id);
  if (!whole) throw actor.role === 'nobody' ? new ServiceError('unauthenticated', 'Please sign in.') : notFound();
  const { member } = await allowTrack(db(), actor, 'blind.read', whole.test.trackId);
  if (!isSeen(actor, member, whole)) throw notFound();
  return blindTestView(whole);
}

/** A running test is its person's alone; a result is for who may hear all of its versions, and needs at least one vote. */
function isSeen(actor: Actor, member: boolean, { test, versions, trials }: WholeBlindTest): boolean {
  if (!test.endedAt) return test.startedBy === actor.userId;
  return votedOf(trials).length > 0 && versions.every(({ published }) => can(actor, 'blind.read', { member, published }));
}
