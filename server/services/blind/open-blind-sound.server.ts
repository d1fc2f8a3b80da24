import { can } from '#app/domain/access/access.ts';
import { slotsOf } from '#app/domain/blind/words.ts';
import { isUuid } from '#app/domain/shared/id.ts';
import { db } from '#db/client.server.ts';
import { blindTestById } from '#db/queries/blind.server.ts';
import { trackScope } from '#db/queries/scope.server.ts';
import type { BlindSound, PcmIndex } from '../../media/blind-sound.ts';
import type { Call } from '../../auth/actor.server.ts';
import { notFound } from '../errors.server.ts';
import { versionDir } from '../versions/version-files.server.ts';

export type OpenedBlindSound = {
  /** Bytes of the slot; the same for all slots of a test. */
  size: number;
  index: PcmIndex;
  /** Bytes `start` up to and including `end`, in pieces. */
  slice: (range: { start: number; end: number }) => AsyncGenerator<Buffer>;
};

/**
 * Opens what a slot of a trial sounds like, for the person whose running test it is and who may still hear all of its
 * versions. What it costs to find, decode and send does not depend on which version is behind the slot.
 * @throws not_found for everybody and everything else.
 */
export async function openBlindSound({ actor }: Call, { testId, trial: number, slot }: { testId: string; trial: number; slot: string }): Promise<OpenedBlindSound> {
  const whole = isUuid(testId) ? await blindTestById(db(), testId.toLowerCase()) : null;
  if (!whole || actor.userId === null || whole.test.startedBy !== actor.userId || whole.test.endedAt) throw notFound();
  const { test, versions, trials } = whole;
  const scope = await trackScope(db(), test.trackId, actor.userId);
  const member = scope?.member ?? false;
  if (!versions.every(({ published, deleted }) => !deleted && can(actor, 'version.read', { member, published }))) throw notFound();
  const trial = trials.find((one) => one.number === number);
  const place = trial?.slotOrder[slotsOf(test.kind, versions.length).indexOf(slot)];
  if (!trial || place === undefined) throw notFound();
  // FFmpeg is for those who listen blind: the server starts without it.
  const { blindBytes, blindIndex, blindSlice } = await import('../../media/blind-sound.ts');
  const { sampleRate, channels, samples, offsetSamples } = test;
  const played = versions.map((version) => ({ folder: versionDir(version.versionId), gainDb: version.gainDb, offsetSamples: version.offsetSamples }));
  const sound: BlindSound = { testId: test.id, sampleRate, channels, samples, offsetSamples, versions: played };
  return { size: blindBytes(sound), index: blindIndex(sound), slice: (range) => blindSlice(sound, place, `${trial.seed}/${slot}`, range) };
}
