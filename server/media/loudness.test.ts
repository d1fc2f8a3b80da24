import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ingestFile } from './ingest.server.ts';
import { createLoudnessMeter } from './loudness.ts';
import { makeTempDir, quantise, sineAndNoise, writeWav } from './test-audio.ts';

const RATE = 48_000;
const temp = makeTempDir();
afterAll(() => temp.remove());

/** Measures mono tones played on both channels: one [dBFS, seconds] pair after the other, 1 kHz, phase running on. */
function measureTone(parts: readonly (readonly [level: number, seconds: number])[]) {
  const meter = createLoudnessMeter(RATE, 2);
  let phase = 0;
  for (const [level, seconds] of parts) {
    const frames = Math.round(seconds * RATE);
    const part = new Int32Array(frames * 2);
    for (let i = 0; i < frames; i++) {
      const v = Math.round(10 ** (level / 20) * Math.sin((2 * Math.PI * 1000 * phase++) / RATE) * 8388607) * 256;
      part[i * 2] = v;
      part[i * 2 + 1] = v;
    }
    meter.add(part, frames);
  }
  return meter.finish();
}

function truePeakOf(at: (i: number) => number, frames = RATE): number {
  const meter = createLoudnessMeter(RATE, 2);
  const samples = new Float64Array(frames * 2);
  // Short ramps at both ends, so that no splice makes a peak of its own.
  const ramp = (i: number) => Math.min(1, i / 480, (frames - 1 - i) / 480);
  for (let i = 0; i < frames; i++) samples[i * 2] = samples[i * 2 + 1] = at(i) * ramp(i);
  meter.add(quantise(samples, 24), frames);
  return meter.finish().truePeakDb ?? -Infinity;
}

function expectTruePeak(measured: number, wanted: number) {
  expect(measured).toBeLessThanOrEqual(wanted + 0.2);
  expect(measured).toBeGreaterThanOrEqual(wanted - 0.4);
}

describe('EBU Tech 3341, integrated loudness of stereo signals', () => {
  it.each([
    ['1: −23 dBFS for 20 s', [[-23, 20]], -23],
    ['2: −33 dBFS for 20 s', [[-33, 20]], -33],
    ['3: the relative gate', [[-36, 10], [-23, 60], [-36, 10]], -23],
    ['4: the absolute gate', [[-72, 10], [-36, 10], [-23, 60], [-36, 10], [-72, 10]], -23],
    ['5: loud between quiet', [[-26, 20], [-20, 20.1], [-26, 20]], -23],
  ] as const)('case %s', (_, parts, wanted) => {
    expect(measureTone(parts).integratedLufs).toBeCloseTo(wanted, 1);
    expect(Math.abs(measureTone(parts).integratedLufs! - wanted)).toBeLessThanOrEqual(0.1);
  });

  it('case 12: momentary loudness stays at −23.0 LUFS', () => {
    const parts = Array.from({ length: 25 }, () => [[-20, 0.18], [-30, 0.22]] as const).flat();
    const { values } = measureTone(parts).curve;
    for (const value of values.slice(4)) expect(Math.abs(value! + 23)).toBeLessThanOrEqual(0.1);
  });
});

describe('EBU Tech 3342, loudness range', () => {
  it.each([
    ['1', [[-20, 20], [-30, 20]], 10],
    ['2', [[-20, 20], [-15, 20]], 5],
    ['3', [[-40, 20], [-20, 20]], 20],
    ['4', [[-50, 20], [-35, 20], [-20, 20], [-35, 20], [-50, 20]], 15],
  ] as const)('case %s', (_, parts, wanted) => {
    expect(Math.abs(measureTone(parts).loudnessRange! - wanted)).toBeLessThanOrEqual(1);
  });
});

describe('EBU Tech 3341, true peak', () => {
  const tone = (divisor: number, degrees: number, amplitude: number) => (i: number) => amplitude * Math.sin((2 * Math.PI * i) / divisor + (degrees * Math.PI) / 180);
  it.each([
    [15, 4, 0, 0.5, -6],
    [16, 4, 45, 0.5, -6],
    [17, 6, 60, 0.5, -6],
    [18, 8, 67.5, 0.5, -6],
    [19, 4, 45, 1.41, 3],
  ])('case %i: fs/%i at %d degrees', (_, divisor, degrees, amplitude, wanted) => {
    expectTruePeak(truePeakOf(tone(divisor, degrees, amplitude)), wanted);
  });

  it.each([20, 21, 22, 23])('case %i: a swell to full scale, synthesised at four times the rate and thinned from another sample', (test) => {
    // fs/6 at half scale; the envelope is slow enough to stay inside the band when every fourth sample is kept.
    const middle = 2 * RATE;
    const envelope = (k: number) => 0.5 + 0.5 * Math.exp(-(((k - middle) / 1000) ** 2));
    const at = (k: number) => envelope(k) * Math.cos((2 * Math.PI * (k - middle)) / 24);
    expectTruePeak(truePeakOf((i) => at(i * 4 + (test - 20))), 0);
  });
});

describe('the report of a file', () => {
  it('agrees with the meter, and counts a mono file as heard from both sides', async () => {
    const mono = sineAndNoise(RATE * 5, 1, RATE);
    const stereo = Float64Array.from({ length: mono.length * 2 }, (_, i) => mono[i >> 1]!);
    const one = await ingestFile({ input: writeWav(join(temp.path, 'mono.wav'), mono, 's24', RATE, 1), outDir: join(temp.path, 'mono') });
    const two = await ingestFile({ input: writeWav(join(temp.path, 'stereo.wav'), stereo, 's24', RATE, 2), outDir: join(temp.path, 'stereo') });
    if (!one.ok || !two.ok) throw new Error('refused');
    expect(one.report.integratedLufs).toBeCloseTo(two.report.integratedLufs!, 3);
    expect(one.report.truePeakDb).toBeCloseTo(two.report.truePeakDb!, 6);
    expect(one.report.samplePeakDb!).toBeLessThanOrEqual(one.report.truePeakDb! + 0.01);
  }, 30_000);
});
