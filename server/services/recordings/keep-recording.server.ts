import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RECORDING_MAX_MS } from '#app/domain/notes/recording.ts';
import type { RecordingView } from '#app/contracts/views.ts';
import { db } from '#db/client.server.ts';
import { insertRecording, recordingById } from '#db/queries/recordings.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import type { RefusalReason } from '../../media/ingest-types.ts';
import { encodeVoice } from '../../media/voice.server.ts';
import { env } from '../../platform/env.server.ts';
import { newId } from '../../platform/ids.server.ts';
import { log } from '../../platform/log.server.ts';
import { rateLimit } from '../../platform/rate-limit.server.ts';
import { allowVersion } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { lengthForNotes } from '../notes/create-note.server.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { keepRecordingFile, recordingWorkDir } from './recording-files.server.ts';

/** As many voices in a minute as anybody can say, and those of an outbox after a day offline one behind the other. */
const voices = rateLimit('voices', { points: 30, seconds: 60 });
/** Decoding takes a processor for a moment: one voice at a time, whoever sends it. */
const inTurn = oneAfterAnother();

type Asked = { id: string; versionId: string };

/** Whether this person may send a voice for a note on the version; asked before its bytes are read. */
export async function allowRecording(call: Call, { versionId }: Asked): Promise<void> {
  lengthForNotes(await allowVersion(db(), call.actor, 'note.create', versionId));
}

/**
 * Keeps what a browser recorded, for a note that will name it. What it really is is found by decoding it; it is kept as
 * Ogg Opus. The id is the client's: the same voice sent again changes nothing and gets the same answer.
 */
export async function keepRecording(call: Call, { id, versionId }: Asked, bytes: Buffer): Promise<RecordingView> {
  await allowRecording(call, { id, versionId });
  const known = await sentBefore(call, { id, versionId });
  if (known) return known;
  await limit(call.actor.userId as string);
  return inTurn(() => encode(call, { id, versionId }, bytes));
}

async function encode(call: Call, { id, versionId }: Asked, bytes: Buffer): Promise<RecordingView> {
  await mkdir(recordingWorkDir(), { recursive: true });
  const input = path.join(recordingWorkDir(), newId());
  await writeFile(input, bytes);
  try {
    const kept = await encodeVoice({ input, workDir: recordingWorkDir(), maxSeconds: RECORDING_MAX_MS / 1000, ffmpeg: env().FFMPEG_PATH }, async (file, { durationMs, peaks, bytes: size }) => {
      const row = { id, versionId, authorId: call.actor.userId as string, durationMs, peaks, bytes: size, createdAt: call.at };
      // The file follows the row: who lost the race for the id must not lay theirs in its place.
      const first = await db().transaction(async (tx) => {
        const inserted = await insertRecording(tx, row);
        if (inserted) await keepRecordingFile(id, file);
        return inserted;
      });
      return first ? { id, durationMs, peaks } : sentBefore(call, { id, versionId });
    });
    if (kept === null) throw taken();
    if ('ok' in kept) throw refusalOf(kept);
    return kept;
  } finally {
    await rm(input, { force: true });
  }
}

async function sentBefore({ actor }: Call, { id, versionId }: Asked): Promise<RecordingView | null> {
  const found = await recordingById(db(), id);
  if (!found) return null;
  const { authorId, durationMs, peaks, versionId: on } = found.recording;
  if (authorId !== actor.userId || on !== versionId) throw taken();
  return { id, durationMs, peaks };
}

const taken = (): ServiceError => new ServiceError('conflict', 'This id is taken. Send the voice again with a new one.');

const TOO_LONG = 'A voice note is at most 60 seconds long. Record a shorter one.';
const EMPTY = 'There is no sound in this recording. Check the microphone and record again.';
const UNREADABLE = 'This is no recording that can be played. Record it again.';
const LATER = 'The server could not prepare this recording just now. It is tried again.';

const SENTENCES: Partial<Record<RefusalReason, string>> = { too_long: TOO_LONG, too_short: EMPTY };
/** What says nothing about the recording. */
const PASSING: readonly RefusalReason[] = ['timeout', 'no_space', 'cancelled'];

function refusalOf({ reason, message, detail }: { reason: RefusalReason; message: string; detail?: string }): ServiceError {
  log().info({ reason, message, detail }, 'a voice was not taken');
  return PASSING.includes(reason) ? new ServiceError('unavailable', LATER) : new ServiceError('invalid', SENTENCES[reason] ?? UNREADABLE);
}

async function limit(userId: string): Promise<void> {
  const allowed = await voices.take(userId);
  if (!allowed.ok) throw new ServiceError('rate_limited', `That were many voices at once. They are kept; they go on in ${allowed.retryAfterSeconds} s.`, {}, allowed.retryAfterSeconds);
}
