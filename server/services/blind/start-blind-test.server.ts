import type { BlindStart, BlindTestView } from '#app/contracts/blind.ts';
import { PLANNED } from '#app/domain/blind/words.ts';
import { matchGain } from '#app/domain/loudness/match.ts';
import { db, sqlError } from '#db/client.server.ts';
import { blindTestById, insertBlindTest } from '#db/queries/blind.server.ts';
import type { VersionRow } from '#db/queries/versions.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { allowTrack, allowVersion } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { drawTrial } from './own-test.server.ts';
import { blindTestView } from './view.server.ts';

type Sound = { sampleRate: number; channels: number; samples: number };
type Heard = VersionRow & Sound;

/**
 * Starts a blind test over versions that the caller can hear, and draws its first trial. How each is played is settled
 * now: as loud as the quietest of them, at the highest of their rates, on one clock, all equally long.
 * @throws conflict while the caller has another test running on this track, or where they cannot be compared.
 */
export async function startBlindTest(call: Call, { trackId, kind, versionIds, trials = PLANNED[kind] }: BlindStart): Promise<BlindTestView> {
  const { actor, at } = call;
  await allowTrack(db(), actor, 'blind.take', trackId);
  const versions: Heard[] = [];
  for (const id of versionIds) versions.push(await comparable(call, trackId, id));
  const sampleRate = Math.max(...versions.map((version) => version.sampleRate));
  const channels = Math.max(...versions.map((version) => version.channels));
  const offsetSamples = Math.min(...versions.map((version) => begin(version, sampleRate)));
  const samples = Math.max(...versions.map((version) => begin(version, sampleRate) + Math.ceil((version.samples * sampleRate) / version.sampleRate))) - offsetSamples;
  const loudness = versions.map(({ integratedLufs }) => integratedLufs);
  const id = newId();
  return db()
    .transaction(async (tx) => {
      const test = { id, trackId, kind, planned: trials, startedBy: actor.userId as string, startedAt: at, sampleRate, channels, samples, offsetSamples };
      const played = versions.map((version, place) => ({
        testId: id,
        place,
        trackId,
        versionId: version.id,
        gainDb: matchGain(version.integratedLufs, loudness),
        offsetSamples: version.offsetSamples,
      }));
      await insertBlindTest(tx, test, played);
      const made = await blindTestById(tx, id);
      if (!made) throw notFound();
      await drawTrial(tx, made, 1, at);
      return blindTestView({ ...made, trials: (await blindTestById(tx, id))?.trials ?? [] });
    })
    .catch((error: unknown) => {
      if (sqlError(error)?.constraint !== 'blind_tests_one_running') throw error;
      throw new ServiceError('conflict', 'You have a blind test running on this track. Finish that one first.');
    });
}

async function comparable({ actor }: Call, trackId: string, id: string): Promise<Heard> {
  const { version } = await allowVersion(db(), { ...actor, scopes: undefined }, 'version.read', id);
  if (version.trackId !== trackId) throw notFound();
  if (version.role !== 'mix') throw new ServiceError('conflict', 'A blind test compares mixes; a reference would give itself away.');
  const { sampleRate, channels, samples } = version;
  if (version.state !== 'ready' || !sampleRate || !channels || !samples) throw new ServiceError('conflict', `v${version.number} cannot be heard yet. Start when it is ready.`);
  return { ...version, sampleRate, channels, samples };
}

/** Where a version begins on the song's clock, in samples at `rate`. */
const begin = ({ offsetSamples, sampleRate }: Heard, rate: number): number => Math.round((offsetSamples * rate) / sampleRate);
