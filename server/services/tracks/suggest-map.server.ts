import type { MapSuggest, MapSuggestion } from '#app/contracts/song-map.ts';
import { offsetMs } from '#app/domain/song-map/place.ts';
import { suggestSections } from '#app/domain/song-map/suggest.ts';
import { byVersion } from '#app/domain/shared/version-name.ts';
import { db } from '#db/client.server.ts';
import { versionsOfTrack } from '#db/queries/projects.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { shapeOf } from '../../media/shape.server.ts';
import { env } from '../../platform/env.server.ts';
import { allowTrack } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { oneAfterAnother } from '../recordings/one-after-another.ts';
import { versionFile } from '../versions/version-files.server.ts';

/** Listening takes a processor for a moment: one song at a time, whoever asks. */
const inTurn = oneAfterAnother();

/**
 * Listens to a version (the newest mix where none is named) and proposes where sections begin, for an engineer to
 * correct; nothing is saved. They are called by letters: those that sound alike by the same one.
 */
export async function suggestMap(call: Call, { id, versionId }: MapSuggest): Promise<MapSuggestion> {
  await allowTrack(db(), call.actor, 'track.map', id);
  const versions = (await versionsOfTrack(db(), id)).map(({ version }) => version).filter(({ role, state }) => role === 'mix' && state === 'ready').sort(byVersion);
  const version = versionId === undefined ? versions[0] : versions.find((one) => one.id === versionId);
  if (!version) throw new ServiceError('conflict', 'There is no mix to listen to yet. Ask again when one is prepared.');
  const verdict = await inTurn(() => shapeOf({ input: versionFile(version.id, 'original'), ffmpeg: env().FFMPEG_PATH }));
  if (!verdict.ok) throw new ServiceError('unavailable', 'The sound could not be listened to. Try again.');
  const shift = offsetMs(version);
  return { versionId: version.id, sections: suggestSections(verdict.report).map((section) => ({ ...section, start: section.start + shift })) };
}
