import { writeFileSync } from 'node:fs';
import {
  AVMEDIA_TYPE_AUDIO, AV_CODEC_FLAG_GLOBAL_HEADER, AV_LOG_QUIET, AV_OPT_SEARCH_CHILDREN, AV_OPT_TYPE_DOUBLE, AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_S32, FF_ENCODER_FLAC, FF_ENCODER_LIBOPUS,
} from 'node-av/constants';
import type { AVSampleFormat, FFEncoderCodec } from 'node-av/constants';
import { Codec, CodecContext, Filter, FilterGraph, FormatContext, Frame, Log, Packet, Rational, avChannelLayoutDefault } from 'node-av/lib';

/**
 * The ordinary way: one process per product, each decoding the file for itself. `node peer.js PRODUCT INPUT OUTPUT`
 * with PRODUCT flac, opus, loudness or peaks. Synchronous calls throughout, which is the fastest this binding goes.
 */
Log.setLevel(AV_LOG_QUIET);
const [product, input, output] = process.argv.slice(2) as [string, string, string];

function decode(path: string, take: (frame: Frame) => void): void {
  const format = new FormatContext();
  ok(format.openInputSync(path));
  ok(format.findStreamInfoSync());
  const index = format.findBestStream(AVMEDIA_TYPE_AUDIO);
  const par = format.streams[index]!.codecpar;
  const codec = Codec.findDecoder(par.codecId);
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  ok(decoder.parametersToContext(par));
  ok(decoder.open2Sync(codec));
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  const drain = () => {
    while (decoder.receiveFrameSync(frame) >= 0) {
      take(frame);
      frame.unref();
    }
  };
  while (format.readFrameSync(packet) >= 0) {
    decoder.sendPacketSync(packet);
    packet.unref();
    drain();
  }
  decoder.sendPacketSync(null);
  drain();
}

/** Runs every frame of the input through filters, `name=args` in order. */
function filter(steps: readonly string[], take: (frame: Frame) => void): { option(name: string): number } {
  const graph = new FilterGraph();
  graph.alloc();
  const make = (name: string, args: string | null) => graph.createFilter(Filter.getByName(name)!, name, args)!;
  const source = make('abuffer', 'time_base=1/48000:sample_rate=48000:sample_fmt=s32:channel_layout=stereo');
  const middle = steps.map((step) => make(step.slice(0, step.indexOf('=')), step.slice(step.indexOf('=') + 1)));
  const sink = make('abuffersink', null);
  [source, ...middle].forEach((from, i) => from.link(0, middle[i] ?? sink, 0));
  ok(graph.configSync());
  const out = new Frame();
  out.alloc();
  const drain = () => {
    while (sink.buffersinkGetFrameSync(out) >= 0) {
      take(out);
      out.unref();
    }
  };
  decode(input, (frame) => {
    ok(source.buffersrcAddFrameSync(frame));
    drain();
  });
  ok(source.buffersrcAddFrameSync(null));
  drain();
  return { option: (name) => middle[0]!.getOption(name, AV_OPT_TYPE_DOUBLE, AV_OPT_SEARCH_CHILDREN) ?? NaN };
}

function encode(name: FFEncoderCodec, format: AVSampleFormat, block: number, steps: readonly string[], options: Record<string, string>): void {
  const codec = Codec.findEncoderByName(name);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.sampleRate = 48_000;
  encoder.channelLayout = avChannelLayoutDefault(2);
  encoder.sampleFormat = format;
  encoder.timeBase = new Rational(1, 48_000);
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  if (name === FF_ENCODER_FLAC) {
    encoder.bitsPerRawSample = 24;
    encoder.frameSize = block;
  } else encoder.bitRate = 160_000n;
  for (const [key, value] of Object.entries(options)) ok(encoder.setOption(key, value));
  ok(encoder.open2Sync(codec));
  const muxer = new FormatContext();
  ok(muxer.allocOutputContext2(null, null, output));
  const stream = muxer.newStream();
  stream.codecpar.fromContext(encoder);
  stream.timeBase = new Rational(1, 48_000);
  ok(muxer.openOutputSync());
  ok(muxer.writeHeaderSync());
  const packet = new Packet();
  packet.alloc();
  const drain = () => {
    while (encoder.receivePacketSync(packet) >= 0) {
      packet.streamIndex = 0;
      packet.rescaleTs({ num: 1, den: 48_000 }, stream.timeBase);
      ok(muxer.writeFrameSync(packet));
      packet.unref();
    }
  };
  filter([...steps, `asetnsamples=n=${block}:p=0`], (frame) => {
    ok(encoder.sendFrameSync(frame));
    drain();
  });
  encoder.sendFrameSync(null);
  drain();
  ok(muxer.writeTrailerSync());
  muxer.closeOutputSync();
}

function loudness(): void {
  const momentary: number[] = [];
  const meter = filter(['ebur128=peak=true:metadata=1:framelog=quiet'], (frame) => momentary.push(Number(frame.getMetadata().get('lavfi.r128.M'))));
  writeFileSync(output, JSON.stringify({ integrated: meter.option('integrated'), range: meter.option('range'), truePeak: meter.option('true_peak'), momentary }));
}

function peaks(): void {
  const points: number[] = [];
  const low = [0, 0];
  const high = [0, 0];
  let filled = 0;
  const emit = () => {
    for (let c = 0; c < 2; c++) points.push(low[c]! >> 16, high[c]! >> 16);
    low.fill(0x7fffffff);
    high.fill(-0x80000000);
    filled = 0;
  };
  low.fill(0x7fffffff);
  high.fill(-0x80000000);
  decode(input, (frame) => {
    const plane = frame.data![0]!;
    const samples = new Int32Array(plane.buffer, plane.byteOffset, frame.nbSamples * 2);
    for (let i = 0; i < samples.length; i += 2) {
      const left = samples[i]!;
      const right = samples[i + 1]!;
      if (left < low[0]!) low[0] = left;
      if (left > high[0]!) high[0] = left;
      if (right < low[1]!) low[1] = right;
      if (right > high[1]!) high[1] = right;
      if (++filled === 256) emit();
    }
  });
  if (filled > 0) emit();
  writeFileSync(output, new Uint8Array(Int16Array.from(points).buffer));
}

function ok(code: number): void {
  if (code < 0) throw new Error(`FFmpeg code ${code}`);
}

if (product === 'flac') encode(FF_ENCODER_FLAC, AV_SAMPLE_FMT_S32, 4096, [], {});
else if (product === 'opus') encode(FF_ENCODER_LIBOPUS, AV_SAMPLE_FMT_FLT, 960, ['aresample=osf=flt'], { application: 'audio', vbr: 'on', compression_level: '10', frame_duration: '20' });
else if (product === 'loudness') loudness();
else peaks();
process.exit(0);
