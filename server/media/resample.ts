import { AV_SAMPLE_FMT_S32 } from 'node-av/constants';
import { avChannelLayoutDefault } from 'node-av/lib';
import { audioFrame, createAudioFilter } from './av-graph.ts';
import type { AudioFormat } from './av-graph.ts';
import { OPUS_RATE, RESAMPLE_FILTER } from './opus-shape.ts';

export interface Resampler {
  /** Takes interleaved samples, full scale 2^31; answers interleaved float at 48 kHz, as much as is ready. */
  add(samples: Int32Array, frames: number): Float32Array;
  /** What is left in the filter, cut to `ceil(total × 48000 / rate)` frames overall. */
  finish(): Float32Array;
}

/** One continuous conversion to 48 kHz float, sample 0 staying at sample 0. */
export function createResampler(sampleRate: number, channels: number): Resampler {
  if (sampleRate === OPUS_RATE) return passThrough(channels);
  const input: AudioFormat = { format: AV_SAMPLE_FMT_S32, sampleRate, layout: avChannelLayoutDefault(channels) };
  const filter = createAudioFilter(input, 'aresample', `osr=${OPUS_RATE}:osf=flt:${RESAMPLE_FILTER}`);
  let fed = 0;
  let given = 0;

  const run = (frame: ReturnType<typeof audioFrame> | null): Float32Array => {
    const parts: Float32Array[] = [];
    let length = 0;
    filter.push(frame, (out) => {
      const plane = out.data![0]!;
      const part = new Float32Array(plane.buffer, plane.byteOffset, out.nbSamples * channels).slice();
      parts.push(part);
      length += part.length;
    });
    if (parts.length === 1) return parts[0]!;
    const joined = new Float32Array(length);
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  };

  return {
    add(samples, frames) {
      const frame = audioFrame(samples.subarray(0, frames * channels), frames, input, fed);
      fed += frames;
      const out = run(frame);
      frame.free();
      given += out.length / channels;
      return out;
    },
    finish() {
      const rest = run(null);
      filter.close();
      const wanted = (Math.ceil((fed * OPUS_RATE) / sampleRate) - given) * channels;
      if (wanted <= rest.length) return rest.subarray(0, Math.max(0, wanted));
      const padded = new Float32Array(wanted);
      padded.set(rest);
      return padded;
    },
  };
}

function passThrough(channels: number): Resampler {
  const scale = 1 / 2147483648;
  let buffer = new Float32Array(0);
  return {
    add(samples, frames) {
      const count = frames * channels;
      if (buffer.length < count) buffer = new Float32Array(count);
      for (let i = 0; i < count; i++) buffer[i] = samples[i]! * scale;
      return buffer.subarray(0, count);
    },
    finish: () => new Float32Array(0),
  };
}
