import type { Refusal } from '../contracts/realtime.ts';
import type { NoteCreate, NoteUpdate, NoteWithdraw } from '../contracts/notes.ts';
import type { NoteView } from '../contracts/views.ts';

/** What may wait for the line. Decisions do not: they answer a state that may be another by then. */
export type OutboxOp =
  | { type: 'note:create'; payload: NoteCreate & { writtenAt: string } }
  | { type: 'note:update'; payload: NoteUpdate }
  | { type: 'note:withdraw'; payload: NoteWithdraw };

/** A voice of a note, as it was recorded: sent by itself before the note that names it. */
export type Sound = {
  /** As the recorder calls it. */
  type: string;
  bytes: ArrayBuffer;
  durationMs: number;
  peaks: number[];
};

export type NewOutboxItem = {
  userId: string;
  trackId: string;
  op: OutboxOp;
  /** Of a new note that says something. */
  sound?: Sound;
  /** How often it was sent without a clear answer. */
  attempts: number;
  /** What the server said for good; null while it waits. */
  refusal: Refusal['error'] | null;
};

/** An operation in the queue; sent in the order of `order`, across tabs. */
export type OutboxItem = NewOutboxItem & { order: number };

/** What the server answers to an operation. */
export type OutboxAnswer = { ok: true; note: NoteView; seq: number } | Refusal;

/** An operation the server has taken, kept until its event is here too. */
export type SentItem = { item: OutboxItem; note: NoteView; seq: number };

/** Where the queue lives. Items of one person only are ever listed to them. */
export interface OutboxStorage {
  /** False where it ends with the page. */
  readonly durable: boolean;
  add(item: NewOutboxItem): Promise<OutboxItem>;
  /** By `order`. */
  list(userId: string): Promise<OutboxItem[]>;
  /** Changes an item that is still there; one that is gone stays gone. */
  update(item: OutboxItem): Promise<void>;
  remove(order: number): Promise<void>;
}

export const noteIdOf = ({ op }: Pick<OutboxItem, 'op'>): string => op.payload.id;
