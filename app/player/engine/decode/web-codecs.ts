/** The browser's own decoders, fed packet by packet. */
import { flacHeader, splitFrames } from '../flac.ts';
import { LOW_RATE } from '../indexes.ts';
import type { Frames } from '#app/domain/sound/resampler.ts';
import { packetsOf } from '../ogg.ts';
import { type LosslessDecoderMaker, type LowDecoderMaker, type PieceDecoder, stereo } from './decoder.ts';

/** Some decoders hold the last packets back until they are told that no more come. */
const PATIENCE_MS = 250;

type Packets = { packets: readonly Uint8Array[]; samples: number };
type Waiting = { left: Float32Array; right: Float32Array; filled: number; done: () => void; fail: (error: unknown) => void };

/** One running decoder: takes some packets, answers the samples in them. One call at a time. */
class PacketDecoder {
  readonly #config: AudioDecoderConfig;
  #decoder: AudioDecoder | null = null;
  #waiting: Waiting | null = null;
  #fed = 0;

  constructor(config: AudioDecoderConfig) {
    this.#config = config;
  }

  async decode({ packets, samples }: Packets): Promise<Float32Array[]> {
    const { sampleRate, numberOfChannels } = this.#config;
    const left = new Float32Array(samples);
    const right = numberOfChannels > 1 ? new Float32Array(samples) : left;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((done, fail) => {
        this.#waiting = { left, right, filled: 0, done, fail };
        const decoder = this.#running();
        for (const data of packets) {
          const timestamp = Math.round((this.#fed * 1e6) / sampleRate);
          this.#fed += samples / packets.length;
          decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp, data }));
        }
        timer = setTimeout(() => {
          decoder.flush().then(() => fail(new Error('fewer samples than packets')), fail);
        }, PATIENCE_MS);
      });
    } catch (error) {
      this.close();
      throw error;
    } finally {
      clearTimeout(timer);
      this.#waiting = null;
    }
    return [left, right];
  }

  close(): void {
    if (this.#decoder && this.#decoder.state !== 'closed') this.#decoder.close();
    this.#decoder = null;
  }

  #running(): AudioDecoder {
    if (this.#decoder && this.#decoder.state === 'configured') return this.#decoder;
    const decoder = new AudioDecoder({
      output: (data) => this.#came(data),
      error: (error) => this.#waiting?.fail(error),
    });
    decoder.configure(this.#config);
    this.#decoder = decoder;
    return decoder;
  }

  #came(data: AudioData): void {
    const waiting = this.#waiting;
    if (waiting) {
      const frameCount = Math.min(data.numberOfFrames, waiting.left.length - waiting.filled);
      const options = { format: 'f32-planar', frameCount } as const;
      data.copyTo(waiting.left.subarray(waiting.filled), { planeIndex: 0, ...options });
      if (waiting.right !== waiting.left) data.copyTo(waiting.right.subarray(waiting.filled), { planeIndex: 1, ...options });
      waiting.filled += frameCount;
      if (waiting.filled === waiting.left.length) waiting.done();
    }
    data.close();
  }
}

async function supported(config: AudioDecoderConfig): Promise<boolean> {
  if (typeof AudioDecoder === 'undefined') return false;
  const answer = await AudioDecoder.isConfigSupported(config).catch(() => null);
  return answer?.supported === true;
}

/** FLAC by WebCodecs; exact at 16 and 24 bit. */
export const webCodecsFlac: LosslessDecoderMaker = async (index) => {
  const { sampleRate, channels, blockSize, totalSamples, streamInfo } = index;
  const config: AudioDecoderConfig = { codec: 'flac', sampleRate, numberOfChannels: channels, description: flacHeader(streamInfo) };
  if (!(await supported(config))) return null;
  const decoder = new PacketDecoder(config);
  return {
    async decode(bytes, block) {
      const start = block * blockSize;
      const packets = splitFrames(bytes, block);
      const samples = Math.min(packets.length * blockSize, totalSamples - start);
      return stereo(start, await decoder.decode({ packets, samples }));
    },
    close: () => decoder.close(),
  };
};

/** Opus by WebCodecs. Without a header the decoder gives every packet whole, so that nothing has to be guessed about trimming. */
export const webCodecsOpus: LowDecoderMaker = async (index) => {
  const config: AudioDecoderConfig = { codec: 'opus', sampleRate: LOW_RATE, numberOfChannels: index.channels };
  if (!(await supported(config))) return null;
  const decoder = new PacketDecoder(config);
  return lowPieces(index, (packets) => decoder.decode({ packets, samples: packets.length * index.packetSamples }), () => decoder.close());
};

/** Pages to the song's samples: what the codec puts before the first and after the last is left out. */
export function lowPieces(
  { preSkip, packetSamples, packetsPerPage, totalSamples }: Parameters<LowDecoderMaker>[0],
  decode: (packets: Uint8Array[]) => Promise<Float32Array[]>,
  close: () => void,
): PieceDecoder {
  return {
    async decode(bytes, page): Promise<Frames> {
      const decoded = await decode(packetsOf(bytes));
      const begin = page * packetsPerPage * packetSamples - preSkip;
      const from = Math.max(0, -begin);
      const to = Math.min(decoded[0]?.length ?? 0, totalSamples - begin);
      return stereo(begin + from, decoded.map((channel) => channel.subarray(from, to)));
    },
    close,
  };
}
