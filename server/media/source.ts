import { statSync } from 'node:fs';
import {
  AVDISCARD_ALL, AVERROR_EAGAIN, AVERROR_EOF, AVMEDIA_TYPE_AUDIO, AV_CODEC_FLAG2_SKIP_MANUAL, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_U8, AV_SAMPLE_FMT_U8P,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, FormatContext, Frame, Packet } from 'node-av/lib';
import { check, setOptions } from './av-graph.ts';
import { sampleKind } from './pcm-convert.ts';
import { Refusal } from './refusals.ts';
import { endsEarly } from './truncation.ts';

export const CONTAINERS = 'wav,w64,aiff,caf,flac,mov,mp4,m4a,mp3,aac,ogg,wv';
export const PCM = ['u8', 's8', 's16le', 's16be', 's24le', 's24be', 's32le', 's32be', 'f32le', 'f32be', 'f64le', 'f64be'].map((name) => `pcm_${name}`);
export const LOSSY = ['aac', 'mp3float', 'mp3', 'vorbis', 'opus'];
export const CODECS = [...PCM, 'flac', 'alac', 'wavpack', ...LOSSY];

export const MAX_RATE = 192_000;

/** What a kind of upload may be. */
export interface SourceTerms {
  /** Names of FFmpeg's demuxers. */
  containers: string;
  minRate: number;
  /** Whether bytes that the container says are missing refuse the file. */
  whole: boolean;
}

/** A mix to be reviewed. */
export const MIXES: SourceTerms = { containers: CONTAINERS, minRate: 44_100, whole: true };
/** A voice as a browser records it: WebM, Ogg or MP4, by a headset of any rate; recorders leave lengths and ends open. */
export const VOICES: SourceTerms = { containers: `${CONTAINERS},matroska,webm`, minRate: 8_000, whole: false };

/** A piece of decoded sound as FFmpeg keeps it: one plane, or one a channel. */
export type Block = Pick<Frame, 'format' | 'nbSamples' | 'data' | 'extendedData'>;

export interface Source {
  container: string;
  codec: string;
  sampleRate: number;
  channels: number;
  lossy: boolean;
  /** Bits of the upload's samples; null for codecs without a depth. */
  bitDepth: number | null;
  isFloat: boolean;
  /** Frames the header promises, or null where it promises none. */
  promisedFrames: number | null;
  /** Where the sound ends although the decoder may give more; null where the decoder knows best. */
  endsAt: number | null;
  /** Length by header or estimate, in seconds, for progress and limits. */
  seconds: number | null;
  /** Decoded frames in order; each is gone when the next is asked for. Throws a Refusal on damage. */
  frames(): Iterable<Block> | AsyncIterable<Block>;
  close(): void;
}

/**
 * Opens a sound file and nothing else: local files only, no playlists, no references to other files, no other codecs.
 * Throws a Refusal where the file is not one we take.
 */
export async function openSource(path: string, maxSeconds: number, { containers, minRate, whole }: SourceTerms = MIXES): Promise<Source> {
  const fileBytes = statSync(path).size;
  if (fileBytes === 0) throw new Refusal('unreadable', 'the file is empty');
  const format = new FormatContext();
  const options = Dictionary.fromObject({
    protocol_whitelist: 'file',
    format_whitelist: containers,
    codec_whitelist: CODECS.join(','),
    enable_drefs: '0',
    use_absolute_path: '0',
  });
  const opened = await format.openInput(`file:${path}`, null, options);
  if (opened < 0) throw new Refusal(whole && endsEarly(path) ? 'truncated' : 'not_audio', undefined, `open: FFmpeg code ${opened}`);
  const probed = format.findStreamInfoSync(null);
  if (probed < 0) throw new Refusal('unreadable', undefined, `probe: FFmpeg code ${probed}`);

  const index = format.findBestStream(AVMEDIA_TYPE_AUDIO);
  const stream = index >= 0 ? format.streams[index] : undefined;
  if (!stream) throw new Refusal('not_audio');
  for (const other of format.streams) if (other.index !== index) other.discard = AVDISCARD_ALL;

  const par = stream.codecpar;
  const decoder = Codec.findDecoder(par.codecId);
  const codec = decoder?.name ?? 'unknown';
  if (!decoder || !CODECS.includes(codec)) throw new Refusal('codec_unsupported', codec === 'unknown' ? undefined : `found ${codec}`);
  if (par.channels > 2) throw new Refusal('too_many_channels', `found ${par.channels} channels`);
  if (par.channels < 1) throw new Refusal('unreadable');
  if (par.sampleRate < minRate || par.sampleRate > MAX_RATE) throw new Refusal('rate_unsupported', `found ${par.sampleRate / 1000} kHz`);

  const container = (format.iformat?.name ?? 'unknown').split(',')[0]!;
  const lossy = LOSSY.includes(codec);
  const pcm = PCM.includes(codec);
  const alacInCaf = codec === 'alac' && container === 'caf';
  const base = stream.timeBase;
  const promised = stream.duration > 0n ? Math.round((Number(stream.duration) * base.num * par.sampleRate) / base.den) : null;
  const seconds = promised === null ? null : promised / par.sampleRate;
  if (seconds !== null && seconds > maxSeconds) throw tooLong(maxSeconds);
  if (whole && endsEarly(path)) throw new Refusal('truncated');

  const context = new CodecContext();
  context.allocContext3(decoder);
  check(context.parametersToContext(par), 'decoder parameters');
  context.pktTimebase = base;
  setOptions(context, { err_detect: 'crccheck+bitstream+buffer+explode' });
  context.threadCount = 1;
  // FFmpeg cuts the end of ALAC in CAF twice: the decoder knows the short last packet already.
  if (alacInCaf) context.setFlags2(AV_CODEC_FLAG2_SKIP_MANUAL);
  check(context.open2Sync(decoder, null), 'decoder');

  const kind = sampleKind(par.format);
  if (!kind) throw new Refusal('codec_unsupported', codec);
  const isFloat = codec.startsWith('pcm_f') || (codec === 'wavpack' && kind.kind.startsWith('f'));
  const narrow = [AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S16P, AV_SAMPLE_FMT_U8, AV_SAMPLE_FMT_U8P].some((f) => f === par.format);
  const bits = par.bitsPerRawSample || par.bitsPerCodedSample || (narrow ? 16 : 32);

  return {
    container, codec, lossy, isFloat, seconds,
    sampleRate: par.sampleRate,
    channels: par.channels,
    bitDepth: lossy ? null : bits,
    promisedFrames: lossy ? null : promised,
    endsAt: alacInCaf ? promised : null,
    frames: () => decode(format, context, index, pcm ? par.channels * Math.ceil(bits / 8) : 0),
    close() {
      context.freeContext();
      format.closeInputSync();
    },
  };
}

export function tooLong(maxSeconds: number): Refusal {
  return new Refusal('too_long', `the most is ${Math.floor(maxSeconds / 60)} minutes`);
}

/** `wholeFrame` is the bytes of one PCM sample of all channels; what exceeds a multiple of it is a chunk's padding. */
function* decode(format: FormatContext, context: CodecContext, index: number, wholeFrame: number): Generator<Frame> {
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  const { sampleRate, channels, sampleFormat } = context;
  const drain = function* (): Generator<Frame> {
    for (;;) {
      const code = context.receiveFrameSync(frame);
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return;
      if (code < 0) throw new Refusal('unreadable', undefined, `decode: FFmpeg code ${code}`);
      if (frame.sampleRate !== sampleRate || frame.channels !== channels || frame.format !== sampleFormat) throw new Refusal('format_changes');
      yield frame;
      frame.unref();
    }
  };
  try {
    for (;;) {
      const code = format.readFrameSync(packet);
      if (code === AVERROR_EOF) break;
      if (code < 0) throw new Refusal('truncated', undefined, `read: FFmpeg code ${code}`);
      if (packet.streamIndex === index && packet.size >= wholeFrame) {
        const rest = wholeFrame > 0 ? packet.size % wholeFrame : 0;
        if (rest > 0) packet.data = Buffer.from(packet.data!.subarray(0, packet.size - rest));
        const sent = context.sendPacketSync(packet);
        if (sent < 0) throw new Refusal('unreadable', undefined, `decode: FFmpeg code ${sent}`);
        yield* drain();
      }
      packet.unref();
    }
    context.sendPacketSync(null);
    yield* drain();
  } finally {
    packet.free();
    frame.free();
  }
}
