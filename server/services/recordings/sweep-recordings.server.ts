import { db } from '#db/client.server.ts';
import { deleteRecording, standingRecordings, untakenRecordings } from '#db/queries/recordings.server.ts';
import { recordingFilesBefore, removeRecordingFile, removeUnfinishedRecordings } from './recording-files.server.ts';

const UNTAKEN_MS = 86_400_000;

/** Removes voices that no note took within a day, those of notes that were withdrawn, and what a killed server left. */
export async function sweepRecordings(at: Date): Promise<void> {
  const before = new Date(at.getTime() - UNTAKEN_MS);
  for (const { id } of await untakenRecordings(db(), before)) {
    // A note may take it at this moment: then the row stays, and its file with it.
    const gone = await deleteRecording(db(), id).then(() => true, () => false);
    if (gone) await removeRecordingFile(id);
  }
  const standing = await standingRecordings(db());
  for (const id of await recordingFilesBefore(before)) if (!standing.has(id)) await removeRecordingFile(id);
  await removeUnfinishedRecordings(before);
}
