import type { NoteCreate } from '../contracts/notes.ts';

/** What somebody was writing when the page went: one small entry a track, in this browser only. */
export type Draft = { body: string; kind: 'minor' | 'major' | 'fault' | 'comment' | null; at: number; until: number | null };

const key = (userId: string, trackId: string): string => `talkback-draft:${userId}:${trackId}`;

/** The draft of a track, or null; null also where the browser keeps nothing. */
export function readDraft(userId: string, trackId: string): Draft | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(userId, trackId)) ?? 'null');
    return isDraft(found) ? found : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; null or blank text forgets it. */
export function keepDraft(userId: string, trackId: string, draft: Draft | null): void {
  try {
    if (draft && draft.body.trim() !== '') localStorage.setItem(key(userId, trackId), JSON.stringify(draft));
    else localStorage.removeItem(key(userId, trackId));
  } catch {
    // Full or forbidden: the text stays in the page.
  }
}

/** A note that waits in this browser until its writer sends it, beside others. */
export type WaitingDraft = Draft & {
  id: string;
  versionId: string;
  /** How it was heard; sent with it. */
  heard?: NoteCreate['heard'];
};

const listKey = (userId: string, trackId: string): string => `talkback-drafts:${userId}:${trackId}`;

/** The drafts of a track that wait, oldest first. */
export function readDrafts(userId: string, trackId: string): WaitingDraft[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(listKey(userId, trackId)) ?? '[]');
    return Array.isArray(found) ? found.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

/** Keeps the list; false where the browser keeps nothing. */
export function keepDrafts(userId: string, trackId: string, drafts: readonly WaitingDraft[]): boolean {
  try {
    if (drafts.length > 0) localStorage.setItem(listKey(userId, trackId), JSON.stringify(drafts));
    else localStorage.removeItem(listKey(userId, trackId));
    return true;
  } catch {
    return false;
  }
}

const isWaiting = (found: unknown): found is WaitingDraft => isDraft(found) && typeof (found as WaitingDraft).id === 'string' && typeof (found as WaitingDraft).versionId === 'string';

const KINDS = [null, 'minor', 'major', 'fault', 'comment'];

function isDraft(found: unknown): found is Draft {
  if (typeof found !== 'object' || found === null) return false;
  const { body, kind, at, until } = found as Partial<Record<keyof Draft, unknown>>;
  return typeof body === 'string' && KINDS.includes(kind as string | null) && Number.isInteger(at) && (until === null || Number.isInteger(until));
}
