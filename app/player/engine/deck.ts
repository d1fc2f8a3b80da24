/** The machinery behind the transport: one context at one rate, the mixer in it, the feeder beside it, and a slot for every version of the set. */
import mixerUrl from './mixer.worklet.ts?worker&url';
import type { PlayerSource, StreamChoice } from '../transport.ts';
import { type Clock, createClock } from './clock.ts';
import { createKeeper } from './keeper.ts';
import type { Aim, FromFeeder, FromMixer, Mix, SlotMemory, ToFeeder, ToMixer } from './protocol.ts';
import { type Range, ringBytes } from './ring.ts';
import { extentOf, type Slot } from './slot.ts';

/** Seconds of sound a version holds, and how many bytes that may take. */
const HELD_SECONDS = 44;
const HELD_BYTES = 20_000_000;
/** The same for the beginning of a loop that is longer than what is held. */
const HEAD_SECONDS = 4;
const HEAD_BYTES = 2_000_000;
const FRAME_BYTES = 8;

/**
 * Frames that are made at a time, where the browser lets us say; the device's buffer follows as closely as it can.
 * 'interactive' may hand out sound every 10 ms, later than a switch may be; with 128, as everywhere else, the threads
 * that carry the sound wake up so often that it costs more than mixing four versions.
 */
const BLOCK_FRAMES = 256;

export type DeckEvents = {
  /** The mixer started, stopped, jumped or turned. */
  onAnchor: (why: Extract<FromMixer, { type: 'anchor' }>['why']) => void;
  onMixed: (id: number) => void;
  /** Something arrived or failed for this version. */
  onSlot: (slot: Slot) => void;
  onContext: (state: AudioContextState) => void;
  /** The machinery itself broke. */
  onBroken: () => void;
};

export type Deck = {
  readonly rate: number;
  readonly clock: Clock;
  readonly slots: ReadonlyMap<string, Slot>;
  open(source: PlayerSource): Slot;
  /** The version was moved on the song's clock, or named anew. */
  update(source: PlayerSource): void;
  close(versionId: string): void;
  mix(mix: Mix): void;
  play(): void;
  pause(): void;
  seek(frame: number, id: number): void;
  loop(loop: Range | null, inside: boolean): void;
  end(frame: number): void;
  aim(aim: Aim): void;
  choose(choice: StreamChoice): void;
  retry(): void;
  /** Whether the browser lets the sound run. */
  readonly awake: boolean;
  /** The song's frame that is at the speaker now. */
  song(loop: Range | null): number;
  dispose(): void;
};

/** @param rate of the context, in hertz. */
export function createDeck(rate: number, events: DeckEvents): Deck {
  const context = new AudioContext({ sampleRate: rate, latencyHint: 0, renderSizeHint: BLOCK_FRAMES } as AudioContextOptions);
  const worker = new Worker(new URL('./feeder.worker.ts', import.meta.url), { type: 'module', name: 'talkback-feeder' });
  const clock = createClock();
  const slots = new Map<string, Slot>();
  const keeper = createKeeper();
  const shared = typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated;
  let node: AudioWorkletNode | null = null;
  let unsent: { message: ToMixer; transfer: Transferable[] }[] = [];
  let gone = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const toFeeder = (message: ToFeeder, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  const toMixer = (message: ToMixer, transfer: Transferable[] = []): void => {
    if (node) node.port.postMessage(message, transfer);
    else unsent.push({ message, transfer });
  };
  const bySlot = (slot: number): Slot | undefined => [...slots.values()].find((one) => one.slot === slot);
  const change = (slot: number, patch: Partial<Slot>): void => {
    const found = bySlot(slot);
    if (found) events.onSlot(Object.assign(found, patch));
  };

  worker.onmessage = ({ data }: MessageEvent<FromFeeder>) => {
    if (gone) return;
    if (data.type === 'buffered') change(data.slot, { pieces: data.pieces, failed: null });
    else if (data.type === 'failed') change(data.slot, { failed: data });
    else if (data.type === 'restored') change(data.slot, { failed: null });
    else if (data.type === 'patience') toMixer({ type: 'patience', frames: Math.round(data.seconds * rate) });
    else if (data.type === 'decode') void decodeHere(data.file, data.sampleRate).then((channels) => toFeeder({ type: 'decoded', id: data.id, channels }));
  };
  worker.onerror = () => {
    if (!gone) events.onBroken();
  };
  context.onstatechange = () => {
    if (!gone) events.onContext(context.state);
  };
  if (!shared) {
    const { port1, port2 } = new MessageChannel();
    toFeeder({ type: 'line', port: port1 }, [port1]);
    toMixer({ type: 'line', port: port2 }, [port2]);
  }
  void suspend();
  context.audioWorklet.addModule(mixerUrl).then(
    () => {
      if (gone) return;
      node = new AudioWorkletNode(context, 'talkback-mixer', { numberOfInputs: 0, outputChannelCount: [2] });
      node.port.onmessage = ({ data }: MessageEvent<FromMixer>) => {
        if (gone) return;
        if (data.type === 'mixed') return events.onMixed(data.id);
        clock.heard(data);
        events.onAnchor(data.why);
      };
      node.onprocessorerror = () => events.onBroken();
      node.connect(context.destination);
      for (const { message, transfer } of unsent) node.port.postMessage(message, transfer);
      unsent = [];
    },
    () => {
      if (!gone) events.onBroken();
    },
  );

  function suspend(): Promise<void> {
    return context.suspend().catch(() => undefined);
  }

  function outFrame(): number {
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp?.() ?? {};
    if (performanceTime === 0) return Math.max(0, context.currentTime - (context.outputLatency || context.baseLatency || 0)) * rate;
    const out = context.state === 'running' ? contextTime + (performance.now() - performanceTime) / 1000 : contextTime;
    return Math.min(out, context.currentTime) * rate;
  }

  return {
    rate,
    clock,
    slots,
    open(source) {
      const used = new Set([...slots.values()].map(({ slot }) => slot));
      let slot = 0;
      while (used.has(slot)) slot += 1;
      const made: Slot = { slot, source, extent: extentOf(source, rate), pieces: [], failed: null };
      slots.set(source.versionId, made);
      const capacity = Math.min(HELD_SECONDS * rate, HELD_BYTES / FRAME_BYTES);
      const headCapacity = Math.min(HEAD_SECONDS * rate, HEAD_BYTES / FRAME_BYTES);
      const memory = memoryOf(capacity, headCapacity, shared);
      toMixer({ type: 'slot', slot, memory, extent: made.extent }, shared ? [] : [memory.ring as ArrayBuffer, memory.head as ArrayBuffer]);
      toFeeder({ type: 'open', rate, source: feedSource(made), memory: shared ? memory : { capacity, headCapacity } });
      return made;
    },
    update(source) {
      const slot = slots.get(source.versionId);
      if (!slot || slot.source === source) return;
      const extent = extentOf(source, rate);
      Object.assign(slot, { source, extent });
      toMixer({ type: 'extent', slot: slot.slot, extent });
      toFeeder({ type: 'place', slot: slot.slot, begin: extent.start });
    },
    close(versionId) {
      const slot = slots.get(versionId);
      if (!slot) return;
      slots.delete(versionId);
      toMixer({ type: 'free', slot: slot.slot });
      toFeeder({ type: 'close', slot: slot.slot });
    },
    mix: (mix) => toMixer({ type: 'mix', mix }),
    play() {
      clearTimeout(rest);
      keeper.play();
      void context.resume().catch(() => undefined);
      toMixer({ type: 'play' });
    },
    pause() {
      keeper.pause();
      toMixer({ type: 'pause' });
      clearTimeout(rest);
      rest = setTimeout(() => void suspend(), REST_MS);
    },
    seek(frame, id) {
      clock.jumped(frame, id);
      toMixer({ type: 'seek', frame, id });
    },
    loop: (loop, inside) => toMixer({ type: 'loop', loop, inside }),
    end: (frame) => toMixer({ type: 'end', frame }),
    aim: (aim) => toFeeder({ type: 'aim', aim }),
    choose: (choice) => toFeeder({ type: 'choice', choice }),
    retry: () => toFeeder({ type: 'retry' }),
    get awake() {
      return context.state === 'running';
    },
    song: (loop) => clock.song(outFrame(), loop),
    dispose() {
      gone = true;
      clearTimeout(rest);
      keeper.dispose();
      node?.disconnect();
      worker.terminate();
      slots.clear();
      void context.close().catch(() => undefined);
    },
  };
}

/** After so long a pause the sound hardware may rest. */
const REST_MS = 5000;

function memoryOf(capacity: number, headCapacity: number, shared: boolean): SlotMemory {
  const Memory = shared ? SharedArrayBuffer : ArrayBuffer;
  return { ring: new Memory(ringBytes(capacity)), head: new Memory(ringBytes(headCapacity)) };
}

function feedSource({ slot, source, extent }: Slot): Extract<ToFeeder, { type: 'open' }>['source'] {
  const { urls, sampleRate, channels, samples } = source;
  const whole = (path: string): string => new URL(path, location.href).href;
  return {
    slot,
    sampleRate,
    channels,
    samples,
    begin: extent.start,
    lossless: { url: whole(urls.lossless), index: whole(urls.losslessIndex ?? '') },
    low: urls.lowIndex ? { url: whole(urls.low), index: whole(urls.lowIndex) } : null,
  };
}

/** Decodes a small file at its own rate, for a worker that cannot. Null where the page cannot either. */
async function decodeHere(file: ArrayBuffer, sampleRate: number): Promise<Float32Array[] | null> {
  try {
    const buffer = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(file);
    return Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
  } catch {
    return null;
  }
}
