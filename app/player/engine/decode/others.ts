/** What is tried where the browser has no decoder for workers, and the stream that needs none. */
import { flacHeader, splitFrames } from '../flac.ts';
import { type LosslessDecoderMaker, type LowDecoderMaker, stereo } from './decoder.ts';
import { lowPieces } from './web-codecs.ts';

/** FLAC by the page's `decodeAudioData`: some blocks with a header in front is a small file of its own. */
export const pageFlac: LosslessDecoderMaker = async ({ sampleRate, blockSize, totalSamples, streamInfo }, askPage) => ({
  async decode(bytes, block) {
    const start = block * blockSize;
    const header = flacHeader(streamInfo);
    // Length and checksum are those of the whole song; unknown is allowed.
    header[21] = (header[21] as number) & 0xf0;
    header.fill(0, 22, 42);
    const file = new Uint8Array(header.length + bytes.length);
    file.set(header);
    file.set(bytes, header.length);
    const channels = await askPage(file, sampleRate);
    if (!channels?.[0] || channels[0].length > totalSamples - start) throw new Error('the page could not decode it');
    return stereo(start, channels);
  },
  close: () => undefined,
});

/** FLAC by WebAssembly. */
export const wasmFlac: LosslessDecoderMaker = async ({ blockSize }) => {
  if (typeof WebAssembly === 'undefined') return null;
  const { FLACDecoder } = await import('@wasm-audio-decoders/flac');
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    async decode(bytes, block) {
      const { channelData, samplesDecoded, errors } = await decoder.decodeFrames(splitFrames(bytes, block));
      if (errors.length > 0 || samplesDecoded === 0) throw new Error(errors[0]?.message ?? 'nothing decoded');
      return stereo(block * blockSize, channelData);
    },
    close: () => decoder.free(),
  };
};

/** Opus by WebAssembly. */
export const wasmOpus: LowDecoderMaker = async (index) => {
  if (typeof WebAssembly === 'undefined') return null;
  const { OpusDecoder } = await import('opus-decoder');
  const decoder = new OpusDecoder({ channels: index.channels, streamCount: 1, coupledStreamCount: index.channels - 1, channelMappingTable: index.channels === 1 ? [0] : [0, 1], preSkip: 0 });
  await decoder.ready;
  return lowPieces(index, async (packets) => decoder.decodeFrames(packets).channelData, () => decoder.free());
};

/** Raw samples of 24 bit, little-endian and interleaved, as blind tests are served. */
export const rawPcm: LosslessDecoderMaker = async ({ channels, groupSamples }) => ({
  async decode(bytes, group) {
    const frames = Math.floor(bytes.length / (3 * channels));
    const out = Array.from({ length: channels }, () => new Float32Array(frames));
    for (let frame = 0, at = 0; frame < frames; frame += 1) {
      for (const channel of out) {
        const value = ((bytes[at + 2] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at] as number) << 8);
        channel[frame] = value / 2 ** 31;
        at += 3;
      }
    }
    return stereo(group * groupSamples, out);
  },
  close: () => undefined,
});
