import { AVERROR_EAGAIN, AVERROR_EOF, AV_PKT_DATA_NEW_EXTRADATA, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S32, FF_ENCODER_FLAC } from 'node-av/constants';
import { Codec, CodecContext, Packet, Rational, avChannelLayoutDefault } from 'node-av/lib';
import { check, createFrameSlot } from './av-graph.ts';
import type { AudioFormat } from './av-graph.ts';
import type { LosslessIndex } from './ingest-types.ts';
import { createOutputFile } from './output-file.ts';
import type { OutputBudget } from './output-file.ts';

export const FLAC_BLOCK = 4096;
/** Samples between two entries of the index. */
export const FLAC_GROUP = 4 * FLAC_BLOCK;

export const STREAMINFO_BYTES = 34;
const HEADER_BYTES = 8 + STREAMINFO_BYTES;

export interface FlacWriter {
  /** Takes interleaved samples, full scale 2^31; every call but the last must bring a multiple of 4096 frames. */
  add(samples: Int32Array, frames: number): void;
  finish(): LosslessIndex;
}

/**
 * Writes native FLAC with blocks of exactly 4096 samples, STREAMINFO and nothing else: no tags, no padding,
 * so that the same sound always gives the same bytes.
 */
export function createFlacWriter(path: string, sampleRate: number, channels: number, bitDepth: 16 | 24, budget: OutputBudget): FlacWriter {
  const input: AudioFormat = {
    format: bitDepth === 16 ? AV_SAMPLE_FMT_S16 : AV_SAMPLE_FMT_S32,
    sampleRate,
    layout: avChannelLayoutDefault(channels),
  };
  const codec = Codec.findEncoderByName(FF_ENCODER_FLAC);
  if (!codec) throw new Error('this FFmpeg has no FLAC encoder');
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = sampleRate;
  encoder.channelLayout = input.layout;
  encoder.sampleFormat = input.format;
  encoder.bitsPerRawSample = bitDepth;
  encoder.timeBase = new Rational(1, sampleRate);
  encoder.frameSize = FLAC_BLOCK;
  check(encoder.open2Sync(codec, null), 'FLAC encoder');

  const file = createOutputFile(path, budget);
  file.write(flacHeader(encoder.extraData ?? Buffer.alloc(STREAMINFO_BYTES)));
  const packet = new Packet();
  packet.alloc();
  const slot = createFrameSlot(input, FLAC_BLOCK);
  const narrow = bitDepth === 16 ? new Int16Array(FLAC_BLOCK * channels) : null;
  const offsets: number[] = [];
  let streamInfo: Buffer | null = null;
  let blocks = 0;
  let total = 0;

  const drain = () => {
    for (;;) {
      const code = encoder.receivePacketSync(packet);
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return;
      check(code, 'FLAC encoder');
      const data = packet.data;
      if (data && data.length > 0) {
        if (blocks++ % 4 === 0) offsets.push(file.bytes);
        file.write(data);
      }
      const changed = packet.getSideData(AV_PKT_DATA_NEW_EXTRADATA);
      if (changed) streamInfo = Buffer.from(changed.subarray(0, STREAMINFO_BYTES));
      packet.unref();
    }
  };

  return {
    add(samples, frames) {
      for (let at = 0; at < frames; at += FLAC_BLOCK) {
        const count = Math.min(FLAC_BLOCK, frames - at);
        let block: Int16Array | Int32Array = samples.subarray(at * channels, (at + count) * channels);
        if (narrow) {
          for (let i = 0; i < block.length; i++) narrow[i] = block[i]! >> 16;
          block = narrow.subarray(0, count * channels);
        }
        check(encoder.sendFrameSync(slot.fill(block, count, total)), 'FLAC encoder');
        total += count;
        drain();
      }
    },
    finish() {
      check(encoder.sendFrameSync(null), 'FLAC encoder');
      drain();
      slot.free();
      packet.free();
      encoder.freeContext();
      if (!streamInfo) throw new Error('the FLAC encoder gave no final STREAMINFO');
      file.patch(0, flacHeader(streamInfo));
      return {
        version: 1, codec: 'flac', sampleRate, channels, bitDepth,
        totalSamples: total,
        blockSize: FLAC_BLOCK,
        groupSamples: FLAC_GROUP,
        streamInfo: streamInfo.toString('base64'),
        fileBytes: file.finish(),
        offsets,
      };
    },
  };
}

/** The beginning of a native FLAC file whose only metadata is STREAMINFO. */
export function flacHeader(streamInfo: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('fLaC', 0, 'latin1');
  header[4] = 0x80; // the last metadata block, of type STREAMINFO
  header[7] = STREAMINFO_BYTES;
  streamInfo.copy(header, 8);
  return header;
}
