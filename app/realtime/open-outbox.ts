import type { OutboxAnswer, OutboxOp, Sound } from './outbox-item.ts';
import { betweenTabs, otherTabs } from './outbox-peers.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { openStorage } from './outbox-storage.ts';
import { reviewLine } from './review-line.ts';
import { sendSound } from './send-sound.ts';
import type { Line } from './socket.ts';

type Held = { userId: string; outbox: Outbox; stop: () => void };

const holder = globalThis as typeof globalThis & { __talkbackOutbox?: Held };

/** The page's one queue, of the person signed in on it. Browser only. */
export function openOutbox(userId: string): Outbox {
  if (holder.__talkbackOutbox?.userId === userId) return holder.__talkbackOutbox.outbox;
  holder.__talkbackOutbox?.stop();
  const line = reviewLine(userId);
  const outbox = createOutbox({
    userId,
    storage: openStorage(),
    isUp: () => line.state === 'online',
    send: (op, sound) => sendOver(line, op, sound),
    lock: betweenTabs,
    peers: otherTabs(userId),
  });
  const stopWaking = wakeWhenUp(line, outbox);
  const stop = (): void => {
    stopWaking();
    outbox.close();
  };
  holder.__talkbackOutbox = { userId, outbox, stop };
  return outbox;
}

/** Sends one operation, a voice before the note that names it, and gives the server's answer. */
export async function sendOver(line: Line, op: OutboxOp, sound?: Sound, from?: Parameters<typeof sendSound>[2]): Promise<OutboxAnswer> {
  switch (op.type) {
    case 'note:create': {
      const refusal = sound ? await sendSound(op.payload, sound, from) : null;
      return refusal ?? line.emit(op.type, op.payload);
    }
    case 'note:update':
      return line.emit(op.type, op.payload);
    case 'note:withdraw':
      return line.emit(op.type, op.payload);
  }
}

/** Wakes the queue each time the line comes up. */
export const wakeWhenUp = (line: Line, outbox: Outbox): (() => void) =>
  line.subscribe(() => {
    if (line.state === 'online') outbox.wake();
  });
