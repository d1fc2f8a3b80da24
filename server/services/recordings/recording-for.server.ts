import type { NoteCreate } from '#app/contracts/notes.ts';
import type { Tx } from '#db/client.server.ts';
import type { RecordingRow } from '#db/queries/notes.server.ts';
import { recordingById } from '#db/queries/recordings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { ServiceError } from '../errors.server.ts';

/**
 * The recording that a new note takes: the writer's own, on the same version, in no other note. Null where it takes none.
 * @throws invalid, saying what to do.
 */
export async function recordingFor(tx: Tx, { actor }: Call, { id, versionId, recordingId }: NoteCreate): Promise<RecordingRow | null> {
  if (recordingId == null) return null;
  const found = await recordingById(tx, recordingId);
  const own = found?.recording.authorId === actor.userId && found?.recording.versionId === versionId;
  if (!found || !own) throw refused('This voice has not arrived here. Send it first, then the note.');
  // The note itself may have taken it: it was sent twice.
  if (found.note && found.note.id !== id) throw refused('This voice is in another note already. Record it again.');
  const { durationMs, peaks } = found.recording;
  return { id: recordingId, durationMs, peaks };
}

const refused = (message: string): ServiceError => new ServiceError('invalid', message, { recordingId: [message] });
