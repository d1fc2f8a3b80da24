import { db } from '#db/client.server.ts';
import { recordingById } from '#db/queries/recordings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowNote } from '../authorize.server.ts';
import { notFound } from '../errors.server.ts';
import { recordingFile } from './recording-files.server.ts';

/**
 * Finds the file of a voice for somebody who may read its note.
 * @throws not_found for everything else: a voice that no note has taken, and that of a note that was withdrawn.
 */
export async function openRecording({ actor }: Call, { id, versionId }: { id: string; versionId: string }): Promise<string> {
  const found = await recordingById(db(), id);
  if (!found?.note || found.note.withdrawnAt !== null || found.recording.versionId !== versionId) throw notFound();
  await allowNote(db(), actor, 'note.read', found.note.id);
  return recordingFile(id);
}
