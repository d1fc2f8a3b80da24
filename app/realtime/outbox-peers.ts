import type { SentItem } from './outbox-item.ts';

/** What tabs tell each other about the queue they share. */
export type PeerMessage = { kind: 'changed' } | { kind: 'sent'; sent: SentItem };

export type Peers = { tell(message: PeerMessage): void; listen(listener: (message: PeerMessage) => void): () => void };

/** Runs the work while nobody else on this machine does. */
export type Lock = (name: string, work: () => Promise<void>) => Promise<void>;

export const NO_PEERS: Peers = { tell: () => {}, listen: () => () => {} };

/** No lock: the work runs at once. The server takes a note once, however often it is sent. */
export const alone: Lock = (_name, work) => work();

/** The browser's lock between tabs, where it has one. */
export const betweenTabs: Lock = (name, work) => (navigator.locks ? navigator.locks.request(name, work).then(() => undefined) : work());

/** The other tabs of this person. */
export function otherTabs(userId: string): Peers {
  if (typeof BroadcastChannel === 'undefined') return NO_PEERS;
  const channel = new BroadcastChannel(`talkback-outbox:${userId}`);
  return {
    tell: (message) => channel.postMessage(message),
    listen(listener) {
      channel.onmessage = ({ data }: MessageEvent<PeerMessage>) => listener(data);
      return () => channel.close();
    },
  };
}
