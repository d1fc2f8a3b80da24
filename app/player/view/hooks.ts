import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createTransport } from '../create.ts';
import { idleState } from '../transport.ts';
import type { LoadOptions, PlayerSource, Position, PositionListener, Transport, TransportState } from '../transport.ts';

const nothing = (): void => undefined;
const idle = (): TransportState => idleState;

/** The transport's state; renders at changes of state only, never per frame. 'idle' on the server and for null. */
export function useTransport(transport: Transport | null): TransportState {
  const subscribe = useCallback((changed: () => void) => transport?.subscribe(changed) ?? nothing, [transport]);
  return useSyncExternalStore(subscribe, () => transport?.state ?? idleState, idle);
}

/** Calls back with the live position while playing, as often as the listener wants, and after each jump, without rendering. */
export function usePosition(transport: Transport | null, listener: PositionListener): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    if (!transport) return undefined;
    const tell: PositionListener = (position) => latest.current(position);
    tell(transport.position());
    const offFrames = transport.subscribePosition(tell);
    const offState = transport.subscribe(() => void tell(transport.position()));
    return () => {
      offFrames();
      offState();
    };
  }, [transport]);
}

/** Seconds between two looks at what changes rarely. */
const SELDOM = 0.1;

/**
 * Something derived from the position that changes rarely, as the id of the note under the playhead: renders only when
 * the answer differs.
 */
export function usePositionValue<T>(transport: Transport | null, derive: (position: Position) => T): T {
  const [value, setValue] = useState<T>(() => derive(transport?.position() ?? idleState.position));
  usePosition(transport, (position) => {
    setValue(() => derive(position));
    return SELDOM;
  });
  return value;
}

/** A transport for this page, null on the server and in the first render; disposed when the page goes. */
export function usePlayer(sources: readonly PlayerSource[], options: LoadOptions = {}): Transport | null {
  const [transport, setTransport] = useState<Transport | null>(null);
  const first = useRef(options);
  useEffect(() => {
    let gone = false;
    let made: Transport | null = null;
    void createTransport().then((transport) => {
      if (gone) return transport.dispose();
      made = transport;
      setTransport(transport);
    });
    return () => {
      gone = true;
      setTransport(null);
      made?.dispose();
    };
  }, []);
  const { title, artist } = options;
  useEffect(() => {
    if (!transport || sources.length === 0) return;
    // Where to begin counts for the first load; later ones keep what is heard.
    const begin = transport.state.versionId === null ? first.current : {};
    transport.load(sources, { ...begin, ...(title ? { title } : {}), ...(artist ? { artist } : {}) });
  }, [transport, sources, title, artist]);
  return transport;
}
