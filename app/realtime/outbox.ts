import { v7 } from 'uuid';
import type { Refusal } from '../contracts/realtime.ts';
import { alone, type Lock, NO_PEERS, type Peers } from './outbox-peers.ts';
import { noteIdOf, type NewOutboxItem, type OutboxAnswer, type OutboxItem, type OutboxOp, type OutboxStorage, type SentItem, type Sound } from './outbox-item.ts';

export type OutboxState = {
  /** In the order they will be sent; refused ones among them. */
  readonly items: readonly OutboxItem[];
  /** Taken by the server a moment ago. */
  readonly sent: readonly SentItem[];
  /** `order` of the one on its way. */
  readonly sending: number | null;
  /** False where the queue ends with the page. */
  readonly durable: boolean;
};

/** What a person edits of a note that was refused before it is sent again. */
export type Resend = { body?: string; at?: number; until?: number | null };

/** One person's queue of operations: sent one after the other, kept until the server has answered. */
export interface Outbox {
  getSnapshot(): OutboxState;
  subscribe(listener: () => void): () => void;
  add(trackId: string, op: OutboxOp, sound?: Sound): Promise<void>;
  /** Takes a note back; one the server has never seen simply goes. */
  withdraw(trackId: string, noteId: string): Promise<void>;
  /** Sends a refused operation again, at the end of the queue. */
  resend(order: number, change?: Resend): Promise<void>;
  discard(order: number): Promise<void>;
  /** The line is up: send now. */
  wake(): void;
  close(): void;
}

export type OutboxOptions = {
  userId: string;
  storage: OutboxStorage | Promise<OutboxStorage>;
  /** Whether sending makes sense at all. */
  isUp: () => boolean;
  send: (op: OutboxOp, sound: Sound | undefined) => Promise<OutboxAnswer>;
  /** Held while sending, so that one tab at a time sends. */
  lock?: Lock;
  peers?: Peers;
  /** Milliseconds before the next try after a failure that may pass. */
  pauses?: readonly number[];
};

const PAUSES = [1000, 2000, 4000, 8000, 15_000, 30_000];
/** Answers after which the same operation may still be taken. */
const PASSING = new Set(['offline', 'timeout', 'rate_limited', 'internal', 'unavailable', 'unauthenticated']);
/** Those that end with the line or the sign-in, not with time. */
const UNTIL_WOKEN = new Set(['offline', 'unauthenticated']);
/** Something that breaks the server this often must not hold up what stands behind it. */
const INTERNAL_AT_MOST = 6;
const SENT_KEPT = 200;

/** Opens the queue of one person. */
export function createOutbox({ userId, storage, isUp, send, lock = alone, peers = NO_PEERS, pauses = PAUSES }: OutboxOptions): Outbox {
  const stored = Promise.resolve(storage);
  const listeners = new Set<() => void>();
  let state: OutboxState = { items: [], sent: [], sending: null, durable: true };
  let closed = false;
  let draining = false;
  let wanted = false;
  let halted = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const patch = (change: Partial<OutboxState>): void => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };

  const reload = async (): Promise<readonly OutboxItem[]> => {
    const from = await stored;
    const items = await from.list(userId);
    if (!closed) patch({ items, durable: from.durable });
    return items;
  };

  const changed = async (): Promise<void> => {
    await reload();
    peers.tell({ kind: 'changed' });
  };

  const pause = (): void => {
    const wait = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
    failures += 1;
    timer ??= setTimeout(() => {
      timer = null;
      wake();
    }, wait);
  };

  const remember = (sent: SentItem): void => patch({ sent: [...state.sent, sent].slice(-SENT_KEPT) });

  /** Whether the next one may follow. */
  const sendOne = async (item: OutboxItem): Promise<boolean> => {
    const from = await stored;
    const tried: OutboxItem = { ...item, attempts: item.attempts + 1 };
    await from.update(tried);
    patch({ sending: item.order });
    const answer = await send(item.op, item.sound);
    if (answer.ok) {
      failures = 0;
      await from.remove(item.order);
      const { sound: _arrived, ...rest } = item;
      const sent = { item: rest, note: answer.note, seq: answer.seq };
      remember(sent);
      peers.tell({ kind: 'sent', sent });
    } else if (isPassing(answer.error, tried)) {
      if (UNTIL_WOKEN.has(answer.error.code)) halted = true;
      else pause();
      patch({ sending: null });
      return false;
    } else if (wasTaken(answer.error, tried)) {
      await from.remove(item.order);
    } else {
      await refuse(from, tried, answer.error);
    }
    patch({ sending: null });
    await changed();
    return true;
  };

  const drain = async (): Promise<void> => {
    const items = await reload();
    if (closed || !isUp() || !items.some(({ refusal }) => !refusal)) return;
    await lock(`talkback-outbox:${userId}`, async () => {
      while (!closed && isUp()) {
        const next = (await reload()).find(({ refusal }) => !refusal);
        if (!next || !(await sendOne(next))) return;
      }
    });
  };

  const wake = (): void => {
    if (closed || timer || halted) return;
    wanted = true;
    if (draining) return;
    draining = true;
    void (async () => {
      try {
        while (wanted && !timer && !halted && !closed) {
          wanted = false;
          await drain();
        }
      } catch {
        // The browser's storage failed for now; the queue is read again at the next occasion.
        if (!closed) pause();
      } finally {
        draining = false;
      }
    })();
  };

  const add = async (item: NewOutboxItem): Promise<void> => {
    await (await stored).add(item);
    await changed();
    wake();
  };

  const removeAll = async (items: readonly OutboxItem[]): Promise<void> => {
    for (const { order } of items) await (await stored).remove(order);
    await changed();
  };

  const offPeers = peers.listen((message) => {
    if (message.kind === 'sent') remember(message.sent);
    void reload().then(wake, () => {});
  });
  void reload().then(wake, () => {});

  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add: (trackId, op, sound) => add({ userId, trackId, op, ...(sound ? { sound } : {}), attempts: 0, refusal: null }),
    async withdraw(trackId, noteId) {
      const own = state.items.filter((item) => noteIdOf(item) === noteId);
      const made = own.find(({ op }) => op.type === 'note:create');
      // One that was answered in the meantime must arrive, so that the answer has a place.
      const answered = state.items.some(({ op }) => op.type === 'note:create' && op.payload.parent === noteId);
      if (made && made.attempts === 0 && made.order !== state.sending && !answered) return removeAll(own);
      return add({ userId, trackId, op: { type: 'note:withdraw', payload: { id: noteId } }, attempts: 0, refusal: null });
    },
    async resend(order, change = {}) {
      const item = state.items.find((one) => one.order === order);
      if (!item) return;
      const { order: _old, ...rest } = item;
      await (await stored).add({ ...rest, op: edited(item, change), attempts: 0, refusal: null });
      await removeAll([item]);
      wake();
    },
    discard: (order) => removeAll(state.items.filter((item) => item.order === order)),
    wake() {
      if (timer) clearTimeout(timer);
      timer = null;
      halted = false;
      wake();
    },
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      timer = null;
      offPeers();
      listeners.clear();
    },
  };
}

const isPassing = ({ code }: Refusal['error'], { attempts }: OutboxItem): boolean =>
  PASSING.has(code) && !(code === 'internal' && attempts >= INTERNAL_AT_MOST);

/** An earlier try was taken, its answer lost: a note cannot be withdrawn twice. */
const wasTaken = ({ code }: Refusal['error'], { op, attempts }: OutboxItem): boolean =>
  op.type === 'note:withdraw' && code === 'conflict' && attempts > 1;

/** Keeps what was refused, and folds into a refused note what was done to it since. */
async function refuse(storage: OutboxStorage, item: OutboxItem, refusal: Refusal['error']): Promise<void> {
  if (item.op.type !== 'note:create') return storage.update({ ...item, refusal });
  const later = (await storage.list(item.userId)).filter((other) => other.order > item.order && noteIdOf(other) === noteIdOf(item));
  let payload = item.op.payload;
  let gone = false;
  for (const { op, order } of later) {
    if (op.type === 'note:update') payload = { ...payload, ...op.payload };
    if (op.type === 'note:withdraw') gone = true;
    await storage.remove(order);
  }
  if (gone) return storage.remove(item.order);
  return storage.update({ ...item, op: { type: 'note:create', payload }, refusal });
}

/** A note whose id is taken gets a new one; any other keeps it, in case an earlier try did arrive. */
function edited({ op, refusal }: OutboxItem, change: Resend): OutboxOp {
  if (op.type === 'note:withdraw') return op;
  if (op.type === 'note:update') return { ...op, payload: { ...op.payload, ...change } };
  const id = refusal?.code === 'conflict' ? v7() : op.payload.id;
  return { ...op, payload: { ...op.payload, ...change, id } };
}
