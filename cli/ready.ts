import { type VersionView, versionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { type Api, pause } from './api.ts';
import { EXIT, Failure } from './failure.ts';

const LOOK_MS = 500;

/** Waits until the server has prepared a version. @throws Failure with the server's words when it could not. */
export async function ready(api: Api, id: string, signal: AbortSignal): Promise<VersionView> {
  for (;;) {
    const version = await api.get(`/versions/${id}`, versionView);
    if (version.state === 'ready') return version;
    if (version.state === 'failed') throw new Failure(`${version.fileName} arrived as ${versionName(version)}, and could not be prepared: ${version.failure}`, EXIT.failed, true);
    if (signal.aborted) throw new Failure(`${version.fileName} has arrived as ${versionName(version)} and is being prepared.`);
    await pause(LOOK_MS);
  }
}

/** Where a person sees it. */
export const pageOf = (api: Api, { trackId, number, role }: VersionView): string => `${api.server}/tracks/${trackId}${role === 'mix' ? `?v=${number}` : ''}`;
