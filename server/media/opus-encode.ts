import { AV_SAMPLE_FMT_FLT, FF_ENCODER_LIBOPUS } from 'node-av/constants';
import { Codec, CodecContext, Packet, Rational, avChannelLayoutDefault } from 'node-av/lib';
import { check, createFrameSlot, setOptions } from './av-graph.ts';
import type { AudioFormat } from './av-graph.ts';
import { OPUS_BIT_RATE, OPUS_PACKET, OPUS_RATE } from './opus-shape.ts';

/** The largest Opus frame (RFC 6716) and its table of contents byte. */
const MOST_PACKET_BYTES = 1276;

export interface EncodedPackets {
  /** Bytes of each packet, in order; `data` holds them one behind the other. */
  sizes: Uint16Array;
  data: Uint8Array;
}

/** A new encoder as used for every segment: 160 kbit/s where not said otherwise, variable, 20 ms packets, full effort. */
export function openOpusEncoder(channels: number, bitRate = OPUS_BIT_RATE): { encoder: CodecContext; input: AudioFormat } {
  const input: AudioFormat = { format: AV_SAMPLE_FMT_FLT, sampleRate: OPUS_RATE, layout: avChannelLayoutDefault(channels) };
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBOPUS);
  if (!codec) throw new Error('this FFmpeg has no Opus encoder');
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = OPUS_RATE;
  encoder.channelLayout = input.layout;
  encoder.sampleFormat = input.format;
  encoder.timeBase = new Rational(1, OPUS_RATE);
  encoder.bitRate = BigInt(bitRate);
  setOptions(encoder, { application: 'audio', vbr: 'on', compression_level: '10', frame_duration: '20' });
  check(encoder.open2Sync(codec, null), 'Opus encoder');
  return { encoder, input };
}

/** The OpusHead packet of such an encoder (RFC 7845); bytes 10 and 11 are the pre-skip. */
export function opusHead(channels: number): Buffer {
  const { encoder } = openOpusEncoder(channels);
  const head = Buffer.from(encoder.extraData ?? []);
  encoder.freeContext();
  if (head.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('the Opus encoder gave no header');
  return head;
}

/** Encodes `packets` packets of interleaved float at 48 kHz and leaves out the first `skip` of them. */
export function encodeOpusSegment(samples: Float32Array, packets: number, skip: number, channels: number, bitRate?: number): EncodedPackets {
  const { encoder, input } = openOpusEncoder(channels, bitRate);
  const packet = new Packet();
  packet.alloc();
  const sizes = new Uint16Array(packets - skip);
  const data = new Uint8Array((packets - skip) * MOST_PACKET_BYTES);
  const width = OPUS_PACKET * channels;
  const slot = createFrameSlot(input, OPUS_PACKET);
  let bytes = 0;
  for (let i = 0; i < packets; i++) {
    check(encoder.sendFrameSync(slot.fill(samples.subarray(i * width, (i + 1) * width), OPUS_PACKET, i * OPUS_PACKET)), 'Opus encoder');
    // One packet for every 20 ms handed in: the look-ahead is inside the samples, not in whole packets.
    check(encoder.receivePacketSync(packet), 'Opus encoder');
    if (i >= skip) {
      data.set(packet.data!, bytes);
      sizes[i - skip] = packet.size;
      bytes += packet.size;
    }
    packet.unref();
  }
  slot.free();
  packet.free();
  encoder.freeContext();
  return { sizes, data: data.slice(0, bytes) };
}
