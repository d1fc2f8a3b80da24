import { z } from 'zod';
import { projectView, trackView, type VersionView, versionView } from '#app/contracts/views.ts';
import { isUuid } from '#app/domain/shared/id.ts';
import { byVersion, versionName } from '#app/domain/shared/version-name.ts';
import type { Api } from './api.ts';
import { Failure, usage } from './failure.ts';

/** Things as people name them. */

const UUID_IN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

export type FoundTrack = { id: string; title: string; project: { id: string; title: string; artist: string } };

export async function allTracks(api: Api): Promise<FoundTrack[]> {
  const projects = await api.list('/projects', projectView);
  const lists = await Promise.all(projects.map(async (project) => (await api.list(`/tracks?projectId=${project.id}`, trackView)).map(({ id, title }) => ({ id, title, project }))));
  return lists.flat();
}

/** A track by its id, the address of its page, its title, or `project/title`. */
export async function findTrack(api: Api, named: string): Promise<{ id: string; title: string }> {
  const id = isUuid(named) ? named : /\/tracks\//.test(named) ? UUID_IN.exec(named.slice(named.indexOf('/tracks/')))?.[0] : undefined;
  if (id) return (await api.get(`/tracks/${id}`, z.object({ track: trackView }))).track;
  const wanted = fold(named);
  const tracks = await allTracks(api);
  const found = tracks.filter(({ title, project }) => fold(title) === wanted || fold(`${project.title}/${title}`) === wanted);
  if (found.length === 1 && found[0]) return found[0];
  if (found.length === 0) throw new Failure(`There is no track “${named}” here. See them all with: talkback tracks`);
  throw usage(`Several tracks are called “${named}”. Say which:\n${found.map(({ id: one, title, project }) => `  --track ${one}   ${project.artist}, ${project.title}: ${title}`).join('\n')}`);
}

const fold = (text: string): string => text.trim().normalize('NFKC').toLowerCase();

/** A version by its id, or of a track by its name; without one the newest mix that is ready. */
export async function findVersion(api: Api, { track, version }: { track?: string; version?: string }): Promise<VersionView> {
  const id = version && (isUuid(version) ? version : undefined);
  if (id) return api.get(`/versions/${id}`, versionView);
  if (!track) throw usage('Say which track with --track, or give the id of a version with --version.');
  const { id: trackId, title } = await findTrack(api, track);
  const versions = (await api.list(`/versions?trackId=${trackId}`, versionView)).sort(byVersion);
  const name = version && (/^\d+$/.test(version) ? `v${version}` : version.toLowerCase());
  const found = name ? versions.find((one) => versionName(one).toLowerCase() === name) : versions.find(({ role, state }) => role === 'mix' && state === 'ready');
  if (found) return found;
  if (!name) throw new Failure(`“${title}” has no version that is ready yet.`);
  throw new Failure(`“${title}” has no ${name}. There is ${versions.map(versionName).join(', ') || 'no version yet'}.`);
}
