/** The mixer in the audio thread. */
import { Mixer } from './mixer.ts';
import type { Delivery, ToMixer } from './protocol.ts';
import { Ring } from './ring.ts';

declare const sampleRate: number;
declare const currentFrame: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessorShape): void;
type AudioWorkletProcessorShape = { readonly port: MessagePort; process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean };
declare const AudioWorkletProcessor: new () => { readonly port: MessagePort };

class MixerProcessor extends AudioWorkletProcessor {
  readonly #mixer = new Mixer(sampleRate, (message) => this.port.postMessage(message));

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToMixer>) => this.#obey(data);
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const [left, right] = outputs[0] ?? [];
    if (left && right) this.#mixer.fill(left, right, currentFrame);
    return true;
  }

  #obey(message: ToMixer): void {
    switch (message.type) {
      case 'slot':
        return this.#mixer.take(message.slot, new Ring(message.memory.ring), new Ring(message.memory.head), message.extent);
      case 'extent':
        Object.assign(this.#mixer.slot(message.slot) ?? {}, { extent: message.extent });
        return undefined;
      case 'free':
        return this.#mixer.free(message.slot);
      case 'line':
        message.port.onmessage = ({ data }: MessageEvent<Delivery>) => this.#deliver(data);
        return undefined;
      case 'mix':
        return this.#mixer.mix(message.mix);
      case 'play':
        return this.#mixer.play();
      case 'pause':
        return this.#mixer.pause();
      case 'seek':
        return this.#mixer.seek(message.frame, message.id);
      case 'loop':
        return this.#mixer.loop(message.loop, message.inside);
      case 'patience':
        return this.#mixer.patience(message.frames);
      case 'end':
        return this.#mixer.end(message.frame);
    }
  }

  #deliver(delivery: Delivery): void {
    const slot = this.#mixer.slot(delivery.slot);
    if (!slot) return;
    const ring = delivery.head ? slot.head : slot.ring;
    if (delivery.type === 'append') ring.append(delivery.left, delivery.right, delivery.blend);
    else ring[delivery.type](delivery.frame);
  }
}

registerProcessor('talkback-mixer', MixerProcessor);
