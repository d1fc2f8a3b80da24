import type { Chunk, Order, Report } from './worklet.ts';

/** Runs in the page before its own scripts: whatever reaches a context's destination also reaches a tap of ours. */

/** A key or a press, in Unix ms as the browser received it. */
export type Pressed = { type: string; key: string; at: number };

export type Tap = {
  pressed: Pressed[];
  /** Rates of the contexts made so far. */
  rates: () => number[];
  tell: (order: Exclude<Order, 'flush'>) => void;
  /** Gathers what has been recorded by one context and forgets it. Read it piece by piece. */
  gather: (context: number) => Promise<{ frames: number; first: number; rate: number; bytes: number }>;
  /** Base64 of the gathered bytes: all samples interleaved, then the times. */
  piece: (from: number, to: number) => string;
  /** Resolves when this context has its tap. */
  ready: (context: BaseAudioContext) => Promise<AudioNode>;
};

declare const WORKLET: string;
declare global {
  interface Window {
    listeningTap: Tap;
  }
}

type Tapped = { context: AudioContext; node: Promise<AudioWorkletNode>; chunks: Chunk[]; flushed: () => void };

const url = URL.createObjectURL(new Blob([WORKLET], { type: 'text/javascript' }));
const tapped: Tapped[] = [];
const pressed: Pressed[] = [];
let bytes = new Uint8Array(0);

const { connect, disconnect } = AudioNode.prototype;
const addModule = AudioWorklet.prototype.addModule;
const Native = window.AudioContext;

function tapOf(context: AudioContext): Tapped {
  const own: Tapped = { context, chunks: [], flushed: () => undefined, node: Promise.reject(new Error('not yet')) };
  own.node.catch(() => undefined);
  own.node = addModule.call(context.audioWorklet, url).then(() => {
    const node = new AudioWorkletNode(context, 'listening-tap', { channelCount: 2, channelCountMode: 'explicit', outputChannelCount: [2] });
    node.port.onmessage = ({ data }: MessageEvent<Report>) => {
      if ('chunk' in data) own.chunks.push(data.chunk);
      else own.flushed();
    };
    Reflect.apply(connect, node, [context.destination]);
    return node;
  });
  return own;
}

window.AudioContext = class extends Native {
  constructor(options?: AudioContextOptions) {
    super(options);
    tapped.push(tapOf(this));
  }
};

const find = (context: BaseAudioContext): Tapped | undefined => tapped.find((one) => one.context === context);

// The page's own worklet waits for ours, so that its first frame is heard too.
AudioWorklet.prototype.addModule = async function (this: AudioWorklet, ...args) {
  await tapped.find(({ context }) => context.audioWorklet === this)?.node;
  return addModule.apply(this, args);
};

AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
  const result: unknown = Reflect.apply(connect, this, args);
  if (args[0] instanceof AudioDestinationNode) void find(this.context)?.node.then((tap) => void Reflect.apply(connect, this, [tap]));
  return result;
} as AudioNode['connect'];

AudioNode.prototype.disconnect = function (this: AudioNode, ...args: unknown[]) {
  Reflect.apply(disconnect, this, args);
  if (args[0] instanceof AudioDestinationNode) void find(this.context)?.node.then((tap) => void Reflect.apply(disconnect, this, [tap]));
};

for (const type of ['keydown', 'pointerdown', 'pointerup', 'click']) {
  window.addEventListener(
    type,
    (event) => {
      const key = event instanceof KeyboardEvent ? event.key : '';
      pressed.push({ type, key, at: Date.now() + 0.5 - (performance.now() - event.timeStamp) });
    },
    { capture: true },
  );
}

window.listeningTap = {
  pressed,
  rates: () => tapped.map(({ context }) => context.sampleRate),
  tell: (order) => {
    for (const { node } of tapped) void node.then(({ port }) => port.postMessage(order));
  },
  ready: async (context) => (await find(context)?.node) as AudioNode,
  gather: async (index) => {
    const own = tapped[index];
    if (!own) throw new Error(`there is no audio context ${index}`);
    const node = await own.node;
    if (own.context.state === 'running') {
      const flushed = new Promise<void>((resolve) => (own.flushed = resolve));
      node.port.postMessage('flush' satisfies Order);
      await flushed;
    }
    const chunks = own.chunks.splice(0);
    const frames = chunks.reduce((sum, chunk) => sum + chunk.frames, 0);
    const samples = new Float32Array(2 * frames);
    const walls = new Float64Array(chunks.reduce((sum, chunk) => sum + Math.ceil(chunk.frames / 128), 0));
    let at = 0;
    let wall = 0;
    for (const { data, frames: count, walls: times } of chunks) {
      samples.set(data.subarray(0, 2 * count), 2 * at);
      walls.set(times.subarray(0, Math.ceil(count / 128)), wall);
      at += count;
      wall += Math.ceil(count / 128);
    }
    bytes = new Uint8Array(samples.byteLength + walls.byteLength);
    bytes.set(new Uint8Array(samples.buffer));
    bytes.set(new Uint8Array(walls.buffer), samples.byteLength);
    return { frames, first: chunks[0]?.first ?? 0, rate: own.context.sampleRate, bytes: bytes.length };
  },
  piece: (from, to) => {
    let text = '';
    for (let at = from; at < Math.min(to, bytes.length); at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 0x8000)));
    return btoa(text);
  },
};
