import type { Sink } from '../engine.ts';
import type { LowIndex } from '../ingest-types.ts';
import { createOpusFile, type OpusFile } from '../opus-file.ts';
import { OPUS_PACKET, OPUS_RATE, RESAMPLE_FILTER } from '../opus-shape.ts';
import type { OutputBudget } from '../output-file.ts';
import { createOggReader } from './ogg-reader.ts';
import type { Program } from './process.ts';

/** FFmpeg's arguments for the low-bandwidth stream; a packet of silence at the end flushes what encoder and filter hold. */
export const opusArguments = (sampleRate: number, channels: number, bitRate: number): string[] => [
  '-f', 's32le', '-ar', String(sampleRate), '-ac', String(channels), '-i', 'pipe:0',
  '-af', `${sampleRate === OPUS_RATE ? '' : `aresample=${OPUS_RATE}:${RESAMPLE_FILTER},`}apad=pad_len=${2 * OPUS_PACKET}`,
  '-c:a', 'libopus', '-b:a', String(bitRate), '-application', 'audio', '-vbr', 'on', '-compression_level', '10', '-frame_duration', '20',
  '-f', 'ogg', 'pipe:1',
];

/** Writes what the program encodes with our pages and index, cut to the length of the sound. */
export function createOpusSink(program: Program, path: string, sampleRate: number, channels: number, budget: OutputBudget, bitRate: number): Sink<LowIndex> {
  let file: OpusFile | null = null;
  let [headers, packets, fed] = [0, 0, 0];
  let failed: Error | null = null;
  // Packets go to the file one late: how many are wanted is known only at the end.
  let waiting: Uint8Array[] = [];
  const put = (packet: Uint8Array) => {
    file?.add(Uint16Array.of(packet.length), packet);
    packets++;
  };
  const read = createOggReader((packet) => {
    if (headers++ === 0) file = createOpusFile(path, Buffer.from(packet), sampleRate, channels, budget, bitRate);
    else if (headers > 2) waiting.push(Buffer.from(packet));
  });
  const wanted = (preSkip: number) => Math.ceil((total() + preSkip) / OPUS_PACKET);
  const total = () => Math.ceil((fed * OPUS_RATE) / sampleRate);
  program.child.stdout?.on('data', (bytes: Buffer) => {
    try {
      if (!failed) read(bytes);
    } catch (error) {
      failed = error as Error;
    }
  });
  return {
    async add(samples, frames) {
      if (failed) throw failed;
      fed += frames;
      await program.feed(new Uint8Array(samples.slice(0, frames * channels).buffer));
      for (const packet of waiting.splice(0)) put(packet);
    },
    async finish() {
      await program.end();
      if (failed) throw failed;
      if (!file) throw new Error('ffmpeg gave no Opus header');
      for (const packet of waiting.slice(0, Math.max(0, wanted(file.preSkip) - packets))) put(packet);
      waiting = [];
      if (packets !== wanted(file.preSkip)) throw new Error(`ffmpeg gave ${packets} Opus packets for ${total()} samples`);
      return file.finish(total());
    },
  };
}
