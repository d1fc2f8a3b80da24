import { statSync } from 'node:fs';
import { AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_U8 } from 'node-av/constants';
import { probeBeside } from '../../platform/ffmpeg-path.server.ts';
import { FLAC_GROUP } from '../flac-writer.ts';
import { Refusal } from '../refusals.ts';
import { type Block, CODECS, LOSSY, MAX_RATE, type Source, type SourceTerms, tooLong } from '../source.ts';
import { endsEarly } from '../truncation.ts';
import { type Bounds, type Program, startProgram } from './process.ts';

/** Only this file, only sound, no references to other files: for ffprobe and ffmpeg alike. */
const guards = (containers: string): string[] => ['-protocol_whitelist', 'file,pipe', '-format_whitelist', containers, '-codec_whitelist', CODECS.join(',')];

/** How FFmpeg names a decoder's samples, how they come through the pipe, and how they are stored. */
const FORMATS = [
  { name: 'u8', pipe: 'u8', format: AV_SAMPLE_FMT_U8, width: 1 },
  { name: 's16', pipe: 's16le', format: AV_SAMPLE_FMT_S16, width: 2 },
  { name: 's32', pipe: 's32le', format: AV_SAMPLE_FMT_S32, width: 4 },
  { name: 'flt', pipe: 'f32le', format: AV_SAMPLE_FMT_FLT, width: 4 },
  { name: 'dbl', pipe: 'f64le', format: AV_SAMPLE_FMT_DBL, width: 8 },
] as const;

const ALAC_PACKET = 4096;

/** What ffprobe's JSON says, as far as we ask; read by hand, since a schema library would lengthen the start of every ingest. */
type Said = {
  format?: { format_name?: string };
  streams?: (Partial<Record<'codec_type' | 'codec_name' | 'sample_fmt' | 'sample_rate' | 'time_base' | 'bits_per_raw_sample', string>> &
    Partial<Record<'index' | 'channels' | 'bits_per_sample' | 'duration_ts', number>> & { disposition?: { default?: number } })[];
};

/**
 * Opens a sound file with ffprobe and ffmpeg; takes and refuses what `openSource` of the binding does. `bounds` are for
 * looking at the file; decoding gets as much more processor time as the sound is long.
 */
export async function openCommandSource(ffmpeg: string, input: string, maxSeconds: number, bounds: Bounds, terms: SourceTerms): Promise<Source> {
  if (statSync(input).size === 0) throw new Refusal('unreadable', 'the file is empty');
  const { format, streams = [] } = await probe(probeBeside(ffmpeg), input, bounds, terms);
  const sounds = streams.filter(({ codec_type }) => codec_type === 'audio');
  const stream = sounds.find(({ disposition }) => disposition?.default === 1) ?? sounds[0];
  if (!stream) throw new Refusal('not_audio');

  const { codec_name: codec = 'unknown', channels = 0 } = stream;
  const sampleRate = Number(stream.sample_rate ?? 0);
  if (!CODECS.includes(codec)) throw new Refusal('codec_unsupported', codec === 'unknown' ? undefined : `found ${codec}`);
  if (channels > 2) throw new Refusal('too_many_channels', `found ${channels} channels`);
  if (channels < 1) throw new Refusal('unreadable');
  if (sampleRate < terms.minRate || sampleRate > MAX_RATE) throw new Refusal('rate_unsupported', `found ${sampleRate / 1000} kHz`);

  const container = (format?.format_name ?? 'unknown').split(',')[0]!;
  const lossy = LOSSY.includes(codec);
  const alacInCaf = codec === 'alac' && container === 'caf';
  const [num = 1, den = 1] = (stream.time_base ?? '1/1').split('/').map(Number);
  const promised = stream.duration_ts && stream.duration_ts > 0 ? Math.round((stream.duration_ts * num * sampleRate) / den) : null;
  const seconds = promised === null ? null : promised / sampleRate;
  if (seconds !== null && seconds > maxSeconds) throw tooLong(maxSeconds);
  if (terms.whole && endsEarly(input)) throw new Refusal('truncated');

  const kind = FORMATS.find(({ name }) => name === stream.sample_fmt?.replace(/p$/, ''));
  if (!kind) throw new Refusal('codec_unsupported', codec);
  const narrow = kind.width <= 2;
  const isFloat = codec.startsWith('pcm_f') || (codec === 'wavpack' && kind.pipe.startsWith('f'));
  let program: Program | null = null;
  return {
    container, codec, lossy, isFloat, seconds, sampleRate, channels,
    bitDepth: lossy ? null : Number(stream.bits_per_raw_sample ?? 0) || stream.bits_per_sample || (narrow ? 16 : 32),
    // Older releases count the last, short packet of ALAC in CAF as whole.
    promisedFrames: lossy || promised === null ? null : alacInCaf ? promised - ALAC_PACKET + 1 : promised,
    endsAt: alacInCaf ? promised : null,
    frames() {
      const args = [
        '-nostdin', '-hide_banner', '-v', 'error', '-xerror', ...guards(terms.containers), '-err_detect', 'crccheck+bitstream+buffer+explode', '-threads', '1',
        ...(alacInCaf ? ['-flags2', 'skip_manual'] : []),
        '-reinit_filter', '0', '-i', `file:${input}`, '-map', `0:${stream.index ?? 0}`, '-c:a', `pcm_${kind.pipe}`, '-f', kind.pipe, 'pipe:1',
      ];
      program = startProgram(ffmpeg, args, { ...bounds, cpuSeconds: bounds.cpuSeconds + (seconds ?? maxSeconds) }, 'ignore');
      return blocksOf(program, kind, channels);
    },
    close() {
      program?.child.kill('SIGKILL');
    },
  };
}

async function probe(ffprobe: string, input: string, bounds: Bounds, { containers, whole }: SourceTerms): Promise<Said> {
  const program = startProgram(ffprobe, ['-v', 'error', ...guards(containers), '-of', 'json', '-show_format', '-show_streams', `file:${input}`], bounds, 'ignore');
  let text = '';
  program.child.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part));
  try {
    await program.end();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { message } = error as Error;
    const foreign = /Codec \((\w+)\) not on whitelist/.exec(message)?.[1];
    if (foreign) throw new Refusal('codec_unsupported', `found ${foreign}`, message);
    throw new Refusal(whole && endsEarly(input) ? 'truncated' : 'not_audio', undefined, message);
  }
  return JSON.parse(text) as Said;
}

/** The program's output in groups, each in memory that is used again for the next. */
async function* blocksOf(program: Program, { format, width }: (typeof FORMATS)[number], channels: number): AsyncGenerator<Block> {
  const frame = width * channels;
  const group = Buffer.from(new ArrayBuffer(FLAC_GROUP * frame));
  let held = 0;
  const block = (bytes: number): Block => ({ format, nbSamples: bytes / frame, data: [group.subarray(0, bytes)], extendedData: null });
  for await (const bytes of program.child.stdout as AsyncIterable<Buffer>) {
    for (let at = 0; at < bytes.length; ) {
      const take = Math.min(bytes.length - at, group.length - held);
      bytes.copy(group, held, at, at + take);
      at += take;
      held += take;
      if (held < group.length) continue;
      yield block(held);
      held = 0;
    }
  }
  try {
    await program.end();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refusalOf((error as Error).message);
  }
  if (held >= frame) yield block(held - (held % frame));
}

/** What the program said of damage, as the binding's codes are told apart. */
function refusalOf(said: string): Refusal {
  if (/changing audio frame properties on the fly|reconfigur/i.test(said)) return new Refusal('format_changes', undefined, said);
  return new Refusal('unreadable', undefined, said);
}
