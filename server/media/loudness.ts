import { AV_OPT_SEARCH_CHILDREN, AV_OPT_TYPE_DOUBLE, AV_SAMPLE_FMT_S32 } from 'node-av/constants';
import { avChannelLayoutDefault } from 'node-av/lib';
import { audioFrame, createAudioFilter } from './av-graph.ts';
import type { AudioFormat } from './av-graph.ts';
import type { LoudnessCurve } from './ingest-types.ts';

export interface LoudnessResult {
  /** LUFS, LU and dBTP; null is silence, or too short to measure. */
  integratedLufs: number | null;
  loudnessRange: number | null;
  truePeakDb: number | null;
  curve: LoudnessCurve;
}

export interface LoudnessMeter {
  /** Takes interleaved samples, full scale at 2^31. */
  add(samples: Int32Array, frames: number): void;
  finish(): LoudnessResult;
}

/** Below the absolute gate of ITU-R BS.1770 nothing counts as loudness. */
export const GATE_LUFS = -70;
export const LRA_MIN_SECONDS = 3;

/** Measures by ITU-R BS.1770 and EBU Tech 3341/3342 with FFmpeg's ebur128, true peak at four times the rate. */
export function createLoudnessMeter(sampleRate: number, channels: number): LoudnessMeter {
  const input: AudioFormat = { format: AV_SAMPLE_FMT_S32, sampleRate, layout: avChannelLayoutDefault(channels) };
  // dualmono: a mono file is heard from both loudspeakers, and is measured so.
  const meter = createAudioFilter(input, 'ebur128', `peak=true:metadata=1:framelog=quiet${channels === 1 ? ':dualmono=true' : ''}`);
  const stepFrames = Math.round(sampleRate / 10);
  const values: (number | null)[] = [];
  let fed = 0;
  let padding = false;

  const option = (name: string) => meter.filter.getOption(name, AV_OPT_TYPE_DOUBLE, AV_OPT_SEARCH_CHILDREN) ?? NaN;
  const push = (samples: Int32Array, frames: number) => {
    const frame = audioFrame(samples.subarray(0, frames * channels), frames, input, fed);
    fed += frames;
    meter.push(frame, (out) => {
      if (padding) return;
      const momentary = Number(out.getMetadata().get('lavfi.r128.M'));
      values.push(momentary > GATE_LUFS ? Math.round(momentary * 10) / 10 : null);
    });
    frame.free();
  };

  return {
    add: push,
    finish() {
      const seconds = fed / sampleRate;
      const integrated = option('integrated');
      const range = option('range');
      // The oversampler runs late and the last step is incomplete: silence pushes both out, for the peak only.
      padding = true;
      push(new Int32Array(stepFrames * 2 * channels), stepFrames * 2);
      const peak = option('true_peak');
      meter.close();
      return {
        integratedLufs: integrated > GATE_LUFS ? integrated : null,
        loudnessRange: integrated > GATE_LUFS && seconds >= LRA_MIN_SECONDS ? range : null,
        truePeakDb: Number.isFinite(peak) && peak > -200 ? peak : null,
        curve: { version: 1, stepMs: 100, windowMs: 400, values },
      };
    },
  };
}
