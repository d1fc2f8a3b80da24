import { describe, expect, test, vi } from 'vitest';
import { aNote, ANA, idOf, TOM } from '#tests/realtime/views.ts';
import type { NoteCreate } from '../contracts/notes.ts';
import type { OutboxAnswer, OutboxOp, OutboxStorage } from './outbox-item.ts';
import type { Lock, PeerMessage, Peers } from './outbox-peers.ts';
import { memoryStorage } from './outbox-storage.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const TRACK = idOf(1);
const create = (n: number): OutboxOp => ({ type: 'note:create', payload: { id: idOf(n), versionId: idOf(21), at: n, body: `note ${n}`, writtenAt: '2026-03-01T10:00:00.000Z' } });
const taken = (op: OutboxOp): OutboxAnswer => ({ ok: true, note: aNote(1, { id: op.payload.id }), seq: 1 });
const refused = (code: string): OutboxAnswer => ({ ok: false, error: { code, message: `because ${code}` } });

function setUp({ storage = memoryStorage(), userId = ANA.id, answer = taken, up = true, ...rest }: {
  storage?: OutboxStorage;
  userId?: string;
  answer?: (op: OutboxOp) => OutboxAnswer | Promise<OutboxAnswer>;
  up?: boolean;
  lock?: Lock;
  peers?: Peers;
} = {}) {
  const sent: OutboxOp[] = [];
  const line = { up };
  const outbox = createOutbox({
    userId,
    storage,
    isUp: () => line.up,
    send: async (op) => {
      sent.push(op);
      return answer(op);
    },
    pauses: [1],
    ...rest,
  });
  return { outbox, sent, line, storage };
}

const bodies = (ops: OutboxOp[]) => ops.map(({ payload }) => ('body' in payload ? payload.body : 'withdraw'));
const empty = (outbox: Outbox) => vi.waitFor(() => expect(outbox.getSnapshot()).toMatchObject({ items: [], sending: null }));
const settled = (outbox: Outbox) => vi.waitFor(() => expect(outbox.getSnapshot().items.every(({ refusal }) => refusal)).toBe(true));

describe('the queue', () => {
  test('sends in the order of writing, one after the other, and keeps the moment of writing', async () => {
    let flying = 0;
    const { outbox, sent } = setUp({
      answer: async (op) => {
        flying += 1;
        expect(flying).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        flying -= 1;
        return taken(op);
      },
    });
    await Promise.all([1, 2, 3, 4].map((n) => outbox.add(TRACK, create(n))));
    await empty(outbox);
    expect(bodies(sent)).toEqual(['note 1', 'note 2', 'note 3', 'note 4']);
    expect(sent[0]).toEqual(create(1));
    expect(outbox.getSnapshot().sent.map(({ note }) => note.id)).toEqual([1, 2, 3, 4].map(idOf));
  });

  test('waits without a line, survives the page, and goes when the line is back', async () => {
    const first = setUp({ up: false });
    await first.outbox.add(TRACK, create(1));
    await first.outbox.add(TRACK, create(2));
    expect(first.sent).toEqual([]);
    first.outbox.close();

    const next = setUp({ storage: first.storage, up: false });
    await vi.waitFor(() => expect(next.outbox.getSnapshot().items).toHaveLength(2));
    next.line.up = true;
    next.outbox.wake();
    await empty(next.outbox);
    expect(bodies(next.sent)).toEqual(['note 1', 'note 2']);
  });

  test.each(['timeout', 'internal', 'rate_limited', 'unavailable'])('%s passes: the same one again, nothing overtakes it', async (code) => {
    let failures = 2;
    const { outbox, sent } = setUp({ answer: (op) => (failures-- > 0 ? refused(code) : taken(op)) });
    await outbox.add(TRACK, create(1));
    await outbox.add(TRACK, create(2));
    await empty(outbox);
    expect(bodies(sent)).toEqual(['note 1', 'note 1', 'note 1', 'note 2']);
  });

  test.each(['offline', 'unauthenticated'])('%s: it stays until it is woken', async (code) => {
    let down = true;
    const { outbox, sent } = setUp({ answer: (op) => (down ? refused(code) : taken(op)) });
    await outbox.add(TRACK, create(1));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await vi.waitFor(() => expect(outbox.getSnapshot()).toMatchObject({ sending: null, items: [{ refusal: null }] }));
    down = false;
    outbox.wake();
    await empty(outbox);
    expect(sent).toHaveLength(2);
  });

  test('what breaks the server again and again does not hold up the rest', async () => {
    const { outbox, sent } = setUp({ answer: (op) => (op.payload.id === idOf(1) ? refused('internal') : taken(op)) });
    await outbox.add(TRACK, create(1));
    await outbox.add(TRACK, create(2));
    await settled(outbox);
    expect(bodies(sent).at(-1)).toBe('note 2');
    expect(outbox.getSnapshot().items).toMatchObject([{ op: create(1), refusal: { code: 'internal' } }]);
  });

  test('of one person is not sent under another’s name', async () => {
    const ana = setUp({ up: false });
    await ana.outbox.add(TRACK, create(1));
    ana.outbox.close();
    const tom = setUp({ storage: ana.storage, userId: TOM.id });
    await tom.outbox.add(TRACK, create(2));
    await empty(tom.outbox);
    expect(bodies(tom.sent)).toEqual(['note 2']);
    expect(await ana.storage.list(ANA.id)).toHaveLength(1);
  });

  test('says when it ends with the page', async () => {
    const { outbox } = setUp();
    await vi.waitFor(() => expect(outbox.getSnapshot().durable).toBe(false));
  });
});

describe('a refusal for good', () => {
  test.each(['invalid', 'forbidden', 'not_found', 'conflict'])('%s: kept with its words and its reason, the rest goes on', async (code) => {
    const { outbox, sent } = setUp({ answer: (op) => (op.payload.id === idOf(1) ? refused(code) : taken(op)) });
    await outbox.add(TRACK, create(1));
    await outbox.add(TRACK, create(2));
    await settled(outbox);
    expect(bodies(sent)).toEqual(['note 1', 'note 2']);
    expect(outbox.getSnapshot().items).toMatchObject([{ op: create(1), refusal: { code, message: `because ${code}` } }]);
  });

  test('can be mended and sent again, or dropped', async () => {
    let no = true;
    const { outbox, sent } = setUp({ answer: (op) => (no ? refused('invalid') : taken(op)) });
    await outbox.add(TRACK, create(1));
    await outbox.add(TRACK, create(2));
    await vi.waitFor(() => expect(outbox.getSnapshot().items.filter(({ refusal }) => refusal)).toHaveLength(2));
    no = false;
    const [one, two] = outbox.getSnapshot().items;
    await outbox.resend(one?.order as number, { body: 'mended' });
    await outbox.discard(two?.order as number);
    await empty(outbox);
    expect(sent.at(-1)?.payload).toEqual({ ...create(1).payload, body: 'mended' });
  });

  test('a note whose id is somebody else’s gets a new one; any other keeps its own', async () => {
    const { outbox, sent, line } = setUp({ answer: () => refused('conflict') });
    await outbox.add(TRACK, create(1));
    await settled(outbox);
    line.up = false;
    await outbox.resend(outbox.getSnapshot().items[0]?.order as number);
    expect(outbox.getSnapshot().items[0]?.op.payload.id).not.toBe(sent[0]?.payload.id);
  });

  test('takes along what was done to the note since', async () => {
    const { outbox, line } = setUp({ up: false, answer: () => refused('invalid') });
    await outbox.add(TRACK, create(1));
    await outbox.add(TRACK, { type: 'note:update', payload: { id: idOf(1), body: 'second thought' } });
    line.up = true;
    outbox.wake();
    await settled(outbox);
    expect(outbox.getSnapshot().items).toMatchObject([{ op: { payload: { id: idOf(1), body: 'second thought' } } }]);
  });
});

describe('taking back', () => {
  test('a note that was never sent simply goes', async () => {
    const { outbox, sent, line } = setUp({ up: false });
    await outbox.add(TRACK, create(1));
    await outbox.withdraw(TRACK, idOf(1));
    line.up = true;
    outbox.wake();
    await empty(outbox);
    expect(sent).toEqual([]);
  });

  test('unless it was answered: the answer keeps its place', async () => {
    const { outbox, sent, line } = setUp({ up: false });
    await outbox.add(TRACK, create(1));
    await outbox.add(TRACK, { type: 'note:create', payload: { ...(create(2).payload as NoteCreate & { writtenAt: string }), parent: idOf(1) } });
    await outbox.withdraw(TRACK, idOf(1));
    line.up = true;
    outbox.wake();
    await empty(outbox);
    expect(sent.map(({ type }) => type)).toEqual(['note:create', 'note:create', 'note:withdraw']);
  });

  test('one that may have arrived is withdrawn, and “withdrawn already” after a lost answer is an answer', async () => {
    const answers = [refused('timeout'), refused('conflict')];
    const { outbox, sent } = setUp({ answer: () => answers.shift() ?? refused('internal') });
    await outbox.withdraw(TRACK, idOf(1));
    await empty(outbox);
    expect(sent.map(({ type }) => type)).toEqual(['note:withdraw', 'note:withdraw']);
  });
});

describe('several tabs', () => {
  /** The browser's own: first come, first served. */
  function locks(): Lock {
    let last: Promise<void> = Promise.resolve();
    return (_name, work) => {
      const mine = last.then(work);
      last = mine.catch(() => {});
      return mine;
    };
  }

  function channel(): () => Peers {
    const all = new Set<(message: PeerMessage) => void>();
    return () => {
      let own: (message: PeerMessage) => void = () => {};
      return {
        tell: (message) => {
          for (const listener of all) if (listener !== own) queueMicrotask(() => listener(message));
        },
        listen: (listener) => {
          own = listener;
          all.add(listener);
          return () => void all.delete(listener);
        },
      };
    };
  }

  test('share one queue: each note goes once, in order, and both know', async () => {
    const storage = memoryStorage();
    const lock = locks();
    const peers = channel();
    const sent: OutboxOp[] = [];
    const answer = async (op: OutboxOp) => {
      sent.push(op);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return taken(op);
    };
    const one = setUp({ storage, lock, peers: peers(), answer });
    const two = setUp({ storage, lock, peers: peers(), answer });
    for (let n = 1; n <= 20; n += 1) await (n % 2 ? one : two).outbox.add(TRACK, create(n));
    await empty(one.outbox);
    await empty(two.outbox);
    expect(bodies(sent)).toEqual(Array.from({ length: 20 }, (_, i) => `note ${i + 1}`));
    await vi.waitFor(() => {
      for (const { outbox } of [one, two]) expect(outbox.getSnapshot().sent).toHaveLength(20);
    });
  });

  test('one without a line leaves the sending to the other', async () => {
    const storage = memoryStorage();
    const peers = channel();
    const down = setUp({ storage, peers: peers(), up: false });
    const up = setUp({ storage, peers: peers() });
    await down.outbox.add(TRACK, create(1));
    await empty(down.outbox);
    expect(bodies(up.sent)).toEqual(['note 1']);
  });
});
