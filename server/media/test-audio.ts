import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AVERROR_EAGAIN, AVERROR_EOF, AVMEDIA_TYPE_AUDIO, AV_CODEC_FLAG_GLOBAL_HEADER, AV_LOG_QUIET, AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP,
  AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_S32P,
} from 'node-av/constants';
import type { AVSampleFormat, FFEncoderCodec } from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Log, Packet, Rational, avChannelLayoutDefault } from 'node-av/lib';
import { wavHeader } from '#db/demo/wav-header.ts';
import { audioFrame, check } from './av-graph.ts';

/** Signals, encoders and a decoder for the tests of this folder; nothing of the product uses them. */
Log.setLevel(AV_LOG_QUIET);

export function makeTempDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'talkback-media-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Interleaved samples of a signal in −1…1; `at(i, c)` gives sample i of channel c. */
export function signal(frames: number, channels: number, at: (i: number, c: number) => number): Float64Array {
  const out = new Float64Array(frames * channels);
  for (let i = 0; i < frames; i++) for (let c = 0; c < channels; c++) out[i * channels + c] = at(i, c);
  return out;
}

/** The same noise every time, −1…1. */
export function seededNoise(seed = 1): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
}

/** Two tones and noise: something every encoder must work for. */
export function sineAndNoise(frames: number, channels: number, rate: number): Float64Array {
  const noise = seededNoise();
  return signal(frames, channels, (i, c) => 0.4 * Math.sin((2 * Math.PI * (330 + 110 * c) * i) / rate) + 0.1 * noise());
}

/** Samples in `bits` bits, full scale at 2^31, as the product keeps them. */
export function quantise(samples: Float64Array, bits: number): Int32Array {
  const scale = 2 ** (bits - 1);
  const unit = 2 ** (32 - bits);
  return Int32Array.from(samples, (v) => Math.max(-scale, Math.min(scale - 1, Math.round(v * scale))) * unit);
}

export type WavKind = 's16' | 's24' | 's32' | 'f32' | 'f64';

/** A plain RIFF WAV written by hand. */
export function wavBytes(samples: Float64Array, kind: WavKind, rate: number, channels: number): Buffer {
  const bits = Number(kind.slice(1));
  const bytes = bits / 8;
  const body = Buffer.alloc(samples.length * bytes);
  const ints = kind.startsWith('s') ? quantise(samples, bits) : null;
  samples.forEach((v, i) => {
    if (kind === 'f32') body.writeFloatLE(v, i * 4);
    else if (kind === 'f64') body.writeDoubleLE(v, i * 8);
    else body.writeIntLE(ints![i]! / 2 ** (32 - bits), i * bytes, bytes);
  });
  return Buffer.concat([wavHeader({ rate, channels, bits, dataBytes: body.length, float: !ints }), body]);
}

export function writeWav(path: string, samples: Float64Array, kind: WavKind, rate: number, channels: number): string {
  writeFileSync(path, wavBytes(samples, kind, rate, channels));
  return path;
}

export interface EncodeOptions {
  encoder: FFEncoderCodec;
  format: AVSampleFormat;
  /** Depth for encoders that take 32-bit samples. */
  bits?: number;
  rate: number;
  channels: number;
  muxer?: string;
  muxerOptions?: Record<string, string>;
}

/** Encodes a signal into the container the file name asks for. */
export function encodeFile(path: string, samples: Float64Array, options: EncodeOptions): string {
  const { rate, channels, format } = options;
  const layout = avChannelLayoutDefault(channels);
  const codec = Codec.findEncoderByName(options.encoder);
  if (!codec) throw new Error(`no encoder ${options.encoder}`);
  const output = new FormatContext();
  check(output.allocOutputContext2(null, options.muxer ?? null, path), 'muxer');
  for (const [name, value] of Object.entries(options.muxerOptions ?? {})) check(output.setOption(name, value), name);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = rate;
  encoder.channelLayout = layout;
  encoder.sampleFormat = format;
  encoder.timeBase = new Rational(1, rate);
  encoder.bitRate = 192_000n;
  if (options.bits) encoder.bitsPerRawSample = options.bits;
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  check(encoder.setOption('strict', 'experimental'), 'strict');
  check(encoder.open2Sync(codec, null), 'encoder');
  const stream = output.newStream(null);
  stream.codecpar.fromContext(encoder);
  stream.timeBase = new Rational(1, rate);
  check(output.openOutputSync(), 'output');
  check(output.writeHeaderSync(null), 'header');
  const packet = new Packet();
  packet.alloc();
  const drain = () => {
    for (;;) {
      const code = encoder.receivePacketSync(packet);
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return;
      check(code, 'encode');
      packet.streamIndex = 0;
      packet.rescaleTs({ num: 1, den: rate }, stream.timeBase);
      check(output.interleavedWriteFrameSync(packet), 'write');
    }
  };
  const block = encoder.frameSize || 1024;
  const frames = samples.length / channels;
  for (let at = 0; at < frames; at += block) {
    const count = Math.min(block, frames - at);
    const part = samples.subarray(at * channels, (at + count) * channels);
    const frame = audioFrame(storage(part, options, channels), count, { format, sampleRate: rate, layout }, at);
    check(encoder.sendFrameSync(frame), 'encode');
    frame.free();
    drain();
  }
  check(encoder.sendFrameSync(null), 'encode');
  drain();
  check(output.writeTrailerSync(), 'trailer');
  output.closeOutputSync();
  return path;
}

function storage(part: Float64Array, options: EncodeOptions, channels: number): ArrayBufferView {
  const { format } = options;
  const planar = [AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_S32P, AV_SAMPLE_FMT_FLTP, AV_SAMPLE_FMT_DBLP].some((f) => f === format);
  const count = part.length / channels;
  const ordered = planar ? Float64Array.from(part, (_, k) => part[(k % count) * channels + Math.floor(k / count)]!) : part;
  if (format === AV_SAMPLE_FMT_FLT || format === AV_SAMPLE_FMT_FLTP) return Float32Array.from(ordered);
  if (format === AV_SAMPLE_FMT_DBL || format === AV_SAMPLE_FMT_DBLP) return ordered;
  if (format === AV_SAMPLE_FMT_S16 || format === AV_SAMPLE_FMT_S16P) return Int16Array.from(quantise(ordered, 16), (v) => v >> 16);
  return quantise(ordered, options.bits ?? 24);
}

/** Decodes a whole file to interleaved samples, −1…1 (integers keep every bit: full scale at 1 is 2^31). */
export async function decodeFile(path: string): Promise<{ samples: Float64Array; rate: number; channels: number }> {
  const input = new FormatContext();
  check(await input.openInput(path), 'open');
  check(input.findStreamInfoSync(null), 'info');
  const index = input.findBestStream(AVMEDIA_TYPE_AUDIO);
  const par = input.streams[index]!.codecpar;
  // Gone with the input.
  const { sampleRate: rate, channels } = par;
  const codec = Codec.findDecoder(par.codecId)!;
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.parametersToContext(par);
  decoder.pktTimebase = input.streams[index]!.timeBase;
  check(decoder.open2Sync(codec, null), 'decoder');
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  const out: number[] = [];
  const drain = () => {
    while (decoder.receiveFrameSync(frame) >= 0) {
      readFrame(frame, channels, out);
      frame.unref();
    }
  };
  while (input.readFrameSync(packet) >= 0) {
    if (packet.streamIndex === index) {
      check(decoder.sendPacketSync(packet), 'decode');
      drain();
    }
    packet.unref();
  }
  decoder.sendPacketSync(null);
  drain();
  input.closeInputSync();
  return { samples: Float64Array.from(out), rate, channels };
}

function readFrame(frame: Frame, channels: number, out: number[]): void {
  const planes = frame.extendedData ?? frame.data ?? [];
  const { format, nbSamples } = frame;
  for (let i = 0; i < nbSamples; i++) {
    for (let c = 0; c < channels; c++) {
      if (format === AV_SAMPLE_FMT_S16) out.push(planes[0]!.readInt16LE((i * channels + c) * 2) / 32768);
      else if (format === AV_SAMPLE_FMT_S32) out.push(planes[0]!.readInt32LE((i * channels + c) * 4) / 2147483648);
      else if (format === AV_SAMPLE_FMT_FLTP) out.push(planes[c]!.readFloatLE(i * 4));
      else if (format === AV_SAMPLE_FMT_FLT) out.push(planes[0]!.readFloatLE((i * channels + c) * 4));
      else throw new Error(`the test decoder does not know sample format ${format}`);
    }
  }
}
