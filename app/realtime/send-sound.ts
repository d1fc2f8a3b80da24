import type { NoteCreate } from '../contracts/notes.ts';
import type { Refusal } from '../contracts/realtime.ts';
import type { Sound } from './outbox-item.ts';

/** By status, where a proxy answers in our place. */
const CODES: Record<number, string> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not_found', 429: 'rate_limited' };

/** Where a recording is sent to and heard from. */
export const recordingUrl = (versionId: string, id: string): string => `/media/${versionId}/voice/${id}`;

/**
 * Sends a voice for the note that names it. The same voice sent again is the same voice, so a lost answer costs nothing.
 * @param from another server than the page's, and headers beside the page's own.
 * @returns null when the server has it.
 */
export async function sendSound({ versionId, recordingId }: Pick<NoteCreate, 'versionId' | 'recordingId'>, { bytes, type }: Sound, from: { origin?: string; headers?: Record<string, string> } = {}): Promise<Refusal | null> {
  if (!recordingId) return null;
  const url = `${from.origin ?? ''}${recordingUrl(versionId, recordingId)}`;
  const answer = await fetch(url, { method: 'PUT', body: bytes, headers: { 'content-type': type || 'application/octet-stream', ...from.headers } }).catch(() => null);
  if (!answer) return refusal('timeout', 'The recording did not get through.');
  if (answer.ok) return null;
  const said = (await answer.json().catch(() => null)) as Partial<Refusal> | null;
  if (said?.error?.code) return refusal(said.error.code, said.error.message);
  return refusal(CODES[answer.status] ?? (answer.status >= 500 ? 'internal' : 'invalid'), 'The recording was not taken.');
}

const refusal = (code: string, message: string): Refusal => ({ ok: false, error: { code, message } });
