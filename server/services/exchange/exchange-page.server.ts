import type { SheetQuery } from '#app/contracts/exchange.ts';
import type { ProjectView, TrackView, VersionView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import { minutesOf } from '#app/domain/exchange/words.ts';
import { notesOf, type Sheet } from '#app/domain/exchange/sheet.ts';
import { byVersion } from '#app/domain/shared/version-name.ts';
import type { Call } from '../../auth/actor.server.ts';
import { notFound } from '../errors.server.ts';
import { trackSnapshot } from '../tracks/snapshot.server.ts';
import { readSheet } from './read-sheet.server.ts';

export type ExchangePage = {
  track: TrackView;
  project: ProjectView;
  /** Mixes that are ready, newest first. */
  versions: VersionView[];
  /** The one in question; null while there is none. */
  version: VersionView | null;
  /** What the choice holds. */
  chosen: { notes: number; requests: number; minutes: number };
  mayDownload: boolean;
  mayImport: boolean;
};

type Asked = Omit<SheetQuery, 'id'> & { trackId: string; versionId?: string };

/** What stands on the page between a track and a DAW. */
export async function exchangePage(call: Call, { trackId, versionId, ...selection }: Asked): Promise<ExchangePage> {
  const { track, project, versions } = await trackSnapshot(call, trackId);
  const mixes = versions.filter(({ role, state }) => role === 'mix' && state === 'ready').sort(byVersion);
  const version = versionId === undefined ? (mixes[0] ?? null) : mixes.find(({ id }) => id === versionId);
  if (version === undefined) throw notFound();
  const sheet = version && (await readSheet(call, { id: version.id, ...selection })).sheet;
  const items: Sheet['items'] = sheet?.items ?? [];
  const resource = { member: true, published: version?.publishedAt != null, downloadsAllowed: project.downloadsAllowed };
  return {
    track,
    project,
    versions: mixes,
    version,
    chosen: { notes: notesOf(items).length, requests: items.length, minutes: minutesOf(items) },
    mayDownload: can(call.actor, 'version.download', resource),
    mayImport: resource.published && can(call.actor, 'note.create', resource),
  };
}
