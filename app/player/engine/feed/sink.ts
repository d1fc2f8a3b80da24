/** Where decoded frames go: into memory shared with the mixer, or to the mixer by message. */
import type { Delivery } from '../protocol.ts';
import { Ring, type RingMemory } from '../ring.ts';

export interface Sink {
  readonly capacity: number;
  reset(frame: number): void;
  truncate(frame: number): void;
  append(left: Float32Array, right: Float32Array, blend: number): void;
}

export const sharedSink = (memory: RingMemory): Sink => new Ring(memory);

/** For pages that are not isolated: the mixer keeps the rings, and gets the frames sent. */
export function postedSink(port: Pick<MessagePort, 'postMessage'>, slot: number, head: boolean, capacity: number): Sink {
  const post = (delivery: Delivery, transfer: Transferable[] = []): void => port.postMessage(delivery, transfer);
  return {
    capacity,
    reset: (frame) => post({ type: 'reset', slot, head, frame }),
    truncate: (frame) => post({ type: 'truncate', slot, head, frame }),
    append(left, right, blend) {
      const own = { left: left.slice(), right: right.slice() };
      post({ type: 'append', slot, head, ...own, blend }, [own.left.buffer, own.right.buffer]);
    },
  };
}
