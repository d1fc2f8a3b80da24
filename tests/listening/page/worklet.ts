/** The tap's half in the audio thread: keeps every frame that passes, with the time at which it passed. */

declare const currentFrame: number;
declare function registerProcessor(name: string, processor: unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** Interleaved stereo from frame `first` on; `walls` has the Unix time in ms of each 128 frames. */
export type Chunk = { first: number; frames: number; data: Float32Array; walls: Float64Array };
export type Order = 'record' | 'drop' | 'flush';
export type Report = { chunk: Chunk } | { flushed: true };

const SIZE = 8192;

class Tap extends AudioWorkletProcessor {
  data = new Float32Array(2 * SIZE);
  walls = new Float64Array(SIZE / 128);
  first = 0;
  frames = 0;
  recording = true;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<Order>) => {
      if (data === 'record') this.recording = true;
      else if (data === 'drop') this.recording = false;
      this.send();
      if (data === 'flush') this.port.postMessage({ flushed: true } satisfies Report);
    };
  }

  send(): void {
    if (this.frames > 0) {
      const { first, frames, data, walls } = this;
      this.port.postMessage({ chunk: { first, frames, data, walls } } satisfies Report, [data.buffer, walls.buffer]);
      this.data = new Float32Array(2 * SIZE);
      this.walls = new Float64Array(SIZE / 128);
    }
    this.frames = 0;
  }

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    if (!this.recording) return true;
    const left = input?.[0];
    const right = input?.[1] ?? left;
    // Before anything is connected only the output says how long a block is.
    const length = left?.length ?? output?.[0]?.length ?? 128;
    if (this.frames + length > SIZE) this.send();
    if (this.frames === 0) this.first = currentFrame;
    const now = Date.now();
    for (let i = 0; i < length; i += 128) this.walls[(this.frames + i) / 128] = now;
    if (left && right) {
      for (let i = 0, to = 2 * this.frames; i < length; i++) {
        this.data[to++] = left[i] as number;
        this.data[to++] = right[i] as number;
      }
    }
    this.frames += length;
    return true;
  }
}

registerProcessor('listening-tap', Tap);
