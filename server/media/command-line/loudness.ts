import type { Sink } from '../engine.ts';
import { GATE_LUFS, LRA_MIN_SECONDS, type LoudnessResult } from '../loudness.ts';
import type { Program } from './process.ts';

/** FFmpeg's arguments that measure what comes in and print the meter's figures every 100 ms. */
export const loudnessArguments = (sampleRate: number, channels: number): string[] => [
  '-f', 's32le', '-ar', String(sampleRate), '-ac', String(channels), '-i', 'pipe:0',
  '-af', `ebur128=peak=true:metadata=1:framelog=verbose${channels === 1 ? ':dualmono=true' : ''},ametadata=mode=print:file=-`,
  '-f', 'null', '-',
];

/** Below it the meter's three decimals of the linear peak are coarser than the summary's tenth of a dB. */
const QUIET_PEAK = 0.05;

/** Reads the program's figures as `createLoudnessMeter` reads the filter's. */
export function createLoudnessSink(program: Program, sampleRate: number, channels: number): Sink<LoudnessResult> {
  const stepFrames = Math.round(sampleRate / 10);
  const values: (number | null)[] = [];
  let [fed, integrated, range, peak] = [0, NaN, NaN, 0];
  let line = '';
  // Figures of steps that are not whole, or are padding, are for the peak only.
  let steps = 0;
  const later: { momentary: number; integrated: number; range: number }[] = [];
  const take = (text: string) => {
    const equals = text.indexOf('=');
    const value = Number(text.slice(equals + 1));
    switch (text.slice(0, equals)) {
      case 'lavfi.r128.M':
        later.push({ momentary: value, integrated: NaN, range: NaN });
        break;
      case 'lavfi.r128.I':
        later.at(-1)!.integrated = value;
        break;
      case 'lavfi.r128.LRA':
        later.at(-1)!.range = value;
        break;
      case 'lavfi.r128.true_peaks_ch0':
      case 'lavfi.r128.true_peaks_ch1':
        peak = Math.max(peak, value);
    }
  };
  const settle = () => {
    // The newest may lack figures that have not been printed yet.
    while (later.length > 1 && steps < Math.floor(fed / stepFrames)) {
      const step = later.shift()!;
      values.push(step.momentary > GATE_LUFS ? Math.round(step.momentary * 10) / 10 : null);
      [integrated, range] = [step.integrated, step.range];
      steps++;
    }
  };
  program.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (line + text).split('\n');
    line = lines.pop() ?? '';
    for (const each of lines) if (each.startsWith('lavfi.r128.')) take(each);
  });
  return {
    async add(samples, frames) {
      fed += frames;
      await program.feed(new Uint8Array(samples.slice(0, frames * channels).buffer));
      settle();
    },
    async finish() {
      // The oversampler runs late and the last step is incomplete: silence pushes both out.
      await program.feed(new Uint8Array(new Int32Array(stepFrames * 2 * channels).buffer));
      await program.end();
      settle();
      const summary = /True peak:\s+Peak:\s+(-?[\d.]+) dBFS/.exec(program.said())?.[1];
      const peakDb = peak >= QUIET_PEAK ? 20 * Math.log10(peak) : Number(summary ?? NaN);
      const heard = integrated > GATE_LUFS;
      return {
        integratedLufs: heard ? integrated : null,
        loudnessRange: heard && fed / sampleRate >= LRA_MIN_SECONDS ? range : null,
        truePeakDb: Number.isFinite(peakDb) && peakDb > -200 ? peakDb : null,
        curve: { version: 1, stepMs: 100, windowMs: 400, values },
      };
    },
  };
}
