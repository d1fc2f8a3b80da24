import { Filter, FilterGraph, Frame, Rational, avGetSampleFmtName } from 'node-av/lib';
import type { AVSampleFormat } from 'node-av/constants';
import type { ChannelLayout, CodecContext, FilterContext } from 'node-av/lib';

export interface AudioFormat {
  format: AVSampleFormat;
  sampleRate: number;
  layout: ChannelLayout;
}

export interface AudioFilter {
  readonly filter: FilterContext;
  /** Pushes one frame (null ends the stream) and hands every frame that comes out to `take`; it is gone afterwards. */
  push(frame: Frame | null, take: (frame: Frame) => void): void;
  close(): void;
}

/** One filter of FFmpeg's between a source and a sink, run on the calling thread. */
export function createAudioFilter(input: AudioFormat, name: string, args: string): AudioFilter {
  const graph = new FilterGraph();
  graph.alloc();
  const make = (filterName: string, id: string, options: string | null): FilterContext => {
    const filter = Filter.getByName(filterName);
    const context = filter && graph.createFilter(filter, id, options);
    if (!context) throw new Error(`FFmpeg has no filter ${filterName}=${options ?? ''}`);
    return context;
  };
  const source = make(
    'abuffer',
    'in',
    `time_base=1/${input.sampleRate}:sample_rate=${input.sampleRate}:sample_fmt=${avGetSampleFmtName(input.format) ?? ''}` +
      `:channel_layout=${input.layout.nbChannels === 1 ? 'mono' : 'stereo'}`,
  );
  const filter = make(name, name, args);
  const sink = make('abuffersink', 'out', null);
  source.link(0, filter, 0);
  filter.link(0, sink, 0);
  check(graph.configSync(), 'filter graph');
  const out = new Frame();
  out.alloc();

  return {
    filter,
    push(frame, take) {
      check(source.buffersrcAddFrameSync(frame), 'filter input');
      while (sink.buffersinkGetFrameSync(out) >= 0) {
        take(out);
        out.unref();
      }
    },
    close() {
      out.free();
      graph.free();
    },
  };
}

export interface FrameSlot {
  /** Copies interleaved samples into the one frame and answers it; it is good until the next call. */
  fill(samples: ArrayBufferView, frames: number, pts: number): Frame;
  free(): void;
}

/** One frame of up to `most` samples that an encoder is fed with again and again, instead of a new one each time. */
export function createFrameSlot(input: AudioFormat, most: number): FrameSlot {
  const frame = new Frame();
  frame.alloc();
  frame.nbSamples = most;
  frame.format = input.format;
  frame.sampleRate = input.sampleRate;
  frame.channelLayout = input.layout;
  frame.timeBase = new Rational(1, input.sampleRate);
  check(frame.getBuffer(), 'frame');
  let plane = frame.data![0]!;
  return {
    fill(samples, frames, pts) {
      if (!frame.isWritable) {
        frame.nbSamples = most;
        check(frame.makeWritable(), 'frame');
        plane = frame.data![0]!;
      }
      frame.nbSamples = frames;
      frame.pts = BigInt(pts);
      plane.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
      return frame;
    },
    free: () => frame.free(),
  };
}

/** A frame that holds a copy of `samples`, which are interleaved in `format`. */
export function audioFrame(samples: ArrayBufferView, frames: number, input: AudioFormat, pts: number): Frame {
  return Frame.fromAudioBuffer(Buffer.from(samples.buffer as ArrayBuffer, samples.byteOffset, samples.byteLength), {
    nbSamples: frames,
    format: input.format,
    sampleRate: input.sampleRate,
    channelLayout: input.layout,
    timeBase: { num: 1, den: input.sampleRate },
    pts: BigInt(pts),
  });
}

/** Throws for FFmpeg's negative return codes. */
export function check(code: number, what: string): void {
  if (code < 0) throw new Error(`${what} failed with FFmpeg code ${code}`);
}

/**
 * Sets a codec's options before it is opened. Never pass a Dictionary to the binding's synchronous open calls:
 * FFmpeg frees it, the binding frees it again, and the process dies.
 */
export function setOptions(context: CodecContext, options: Record<string, string>): void {
  for (const [name, value] of Object.entries(options)) check(context.setOption(name, value), `option ${name}`);
}
