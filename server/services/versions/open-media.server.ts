import { type Action, can, canSee } from '#app/domain/access/access.ts';
import { db } from '#db/client.server.ts';
import { type MediaFacts, mediaFactsOfSession, mediaFactsOfUser } from '#db/queries/media.server.ts';
import type { Actor, Call } from '../../auth/actor.server.ts';
import { OUTPUT_FILES } from '../../media/ingest-types.ts';
import { clock } from '../../platform/clock.server.ts';
import { hashSecret } from '../../platform/ids.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { nextFlight } from './next-flight.ts';
import { isUploadId } from './upload-files.server.ts';
import { versionFile } from './version-files.server.ts';

const ORIGINAL = 'original';
const { report: _kept, ...SERVED } = OUTPUT_FILES;
const MADE: ReadonlySet<string> = new Set(Object.values(SERVED));

export type OpenedMedia = { path: string; /** For `original`: the name that the file came with. */ downloadAs: string | null };

/** Who asks: by the session cookie's value, or as another door established it. */
export type MediaCaller = { session: string } | { call: Call };

/**
 * Finds a file of a version for somebody who may hear it now.
 * @throws not_found for everything that the caller may not know of; forbidden for an original that
 * may be heard but not downloaded.
 */
export async function openMedia(caller: MediaCaller, versionId: string, file: string): Promise<OpenedMedia> {
  const download = file === ORIGINAL;
  if (!isUploadId(versionId) || (!download && !MADE.has(file))) throw notFound();
  const facts = await factsOf(caller, versionId);
  if (!facts) throw notFound();
  const action: Action = download ? 'version.download' : 'version.read';
  const actor: Pick<Actor, 'role' | 'userId' | 'scopes'> = 'call' in caller ? caller.call.actor : facts;
  if (!can(actor, action, facts)) {
    if (!can(actor, canSee(action), facts)) throw notFound();
    throw new ServiceError('forbidden', 'This project does not offer its originals for download. Ask the studio.');
  }
  if (!download && facts.state !== 'ready') throw notFound();
  return { path: versionFile(versionId, file), downloadAs: download ? facts.fileName : null };
}

/** Requests of one session for one version that arrive while a question is out share the next one. */
const ofSession = nextFlight((session: string, versionId: string) => mediaFactsOfSession(db(), hashSecret(session), versionId, clock.now()));

async function factsOf(caller: MediaCaller, versionId: string): Promise<MediaFacts | null> {
  if ('session' in caller) return ofSession(caller.session, versionId);
  const { userId } = caller.call.actor;
  return userId === null ? null : mediaFactsOfUser(db(), userId, versionId);
}
