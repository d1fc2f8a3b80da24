import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AV_CODEC_ID_FLAC, AVERROR_EAGAIN } from 'node-av/constants';
import { avChannelLayoutDefault, Codec, CodecContext, Frame, Packet } from 'node-av/lib';
import { check, setOptions } from './av-graph.ts';
import { type LosslessIndex, OUTPUT_FILES } from './ingest-types.ts';
import { createPcmConverter } from './pcm-convert.ts';

/** Reads where the groups of a version's lossless stream lie. */
export const readLosslessIndex = async (folder: string): Promise<LosslessIndex> =>
  JSON.parse(await readFile(path.join(folder, OUTPUT_FILES.losslessIndex), 'utf8')) as LosslessIndex;

/** Samples in one group; the last may be shorter. */
export const groupLength = ({ totalSamples, groupSamples }: LosslessIndex, group: number): number => Math.min(groupSamples, totalSamples - group * groupSamples);

/**
 * Decodes one group of a `lossless.flac` that ingest has made; never for files of others.
 * @returns interleaved samples, full scale 2^31.
 */
export async function decodeFlacGroup(folder: string, index: LosslessIndex, group: number): Promise<Int32Array> {
  const start = index.offsets[group];
  if (start === undefined) throw new Error(`there is no group ${group} in ${index.offsets.length}`);
  const bytes = Buffer.alloc((index.offsets[group + 1] ?? index.fileBytes) - start);
  const file = await open(path.join(folder, OUTPUT_FILES.lossless), 'r');
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start).finally(() => file.close());
  if (bytesRead < bytes.length) throw new Error('the lossless stream is shorter than its index says');
  return decode(bytes, index, groupLength(index, group));
}

/** The decoder takes the blocks of a group in one packet, one after the other. */
function decode(bytes: Buffer, { streamInfo, sampleRate, channels }: LosslessIndex, frames: number): Int32Array {
  const codec = Codec.findDecoder(AV_CODEC_ID_FLAC);
  if (!codec) throw new Error('this FFmpeg has no FLAC decoder');
  const context = new CodecContext();
  const packet = new Packet();
  const frame = new Frame();
  try {
    context.allocContext3(codec);
    context.extraData = Buffer.from(streamInfo, 'base64');
    context.sampleRate = sampleRate;
    context.channelLayout = avChannelLayoutDefault(channels);
    context.threadCount = 1;
    setOptions(context, { err_detect: 'crccheck+bitstream+buffer+explode' });
    check(context.open2Sync(codec, null), 'FLAC decoder');
    packet.alloc();
    packet.data = bytes;
    frame.alloc();
    check(context.sendPacketSync(packet), 'FLAC decoder');
    const out = new Int32Array(frames * channels);
    let at = 0;
    for (;;) {
      const code = context.receiveFrameSync(frame);
      if (code === AVERROR_EAGAIN) break;
      check(code, 'FLAC decoder');
      if (at + frame.nbSamples > frames) break;
      createPcmConverter(frame.format, channels, false).convert(frame.data ?? [], 0, frame.nbSamples, out, at);
      at += frame.nbSamples;
      frame.unref();
    }
    if (at !== frames) throw new Error(`a group of ${frames} samples gave ${at}`);
    return out;
  } finally {
    frame.free();
    packet.free();
    context.freeContext();
  }
}
