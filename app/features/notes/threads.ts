import type { NoteView } from '#app/contracts/views.ts';
import { isOpen } from './note-words.ts';

/** A note and the answers to it, oldest first. */
export type Thread = { note: NoteView; replies: readonly NoteView[] };

export const FILTERS = ['open', 'all', 'done', 'mine'] as const;
export type NoteFilter = (typeof FILTERS)[number];

const NONE: readonly NoteView[] = [];

/** Threads in the order of their places. `notes` is in that order already; replies follow their arrival. */
export function threadsOf(notes: readonly NoteView[]): Thread[] {
  const replies = new Map<string, NoteView[]>();
  for (const note of notes) {
    if (!note.parent) continue;
    const list = replies.get(note.parent);
    if (list) list.push(note);
    else replies.set(note.parent, [note]);
  }
  for (const list of replies.values()) list.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : a.id < b.id ? -1 : 1));
  return notes.filter(({ parent }) => !parent).map((note) => ({ note, replies: replies.get(note.id) ?? NONE }));
}

export function passes({ note, replies }: Thread, filter: NoteFilter, viewerId: string): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return isOpen(note, viewerId);
    case 'done':
      return !isOpen(note, viewerId);
    case 'mine':
      return note.author.id === viewerId || replies.some(({ author }) => author.id === viewerId);
  }
}

/** The note at or just before a moment; null before the first. `notes` by place, replies among them. */
export function noteAt(notes: readonly NoteView[], ms: number): NoteView | null {
  let low = 0;
  let high = notes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((notes[middle] as NoteView).at <= ms) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i -= 1) {
    const note = notes[i];
    if (note && !note.parent && !note.withdrawnAt) return note;
  }
  return null;
}

/** The nearest standing note after (1) or before (-1) another one's place, for the keys N and P. */
export function neighbour(notes: readonly NoteView[], from: { id: string | null; ms: number }, step: 1 | -1): NoteView | null {
  const roots = notes.filter((note) => !note.parent && !note.withdrawnAt);
  const index = roots.findIndex(({ id }) => id === from.id);
  if (index >= 0) return roots[index + step] ?? null;
  return step > 0 ? (roots.find(({ at }) => at > from.ms) ?? null) : ([...roots].reverse().find(({ at }) => at < from.ms) ?? null);
}
