import { describe, expect, it } from 'vitest';
import { cutOnly, dbToGain } from './gain.ts';
import { describeHeard } from './heard.ts';

const heard = { versionId: 'a', stream: 'lossless', gainDb: -7, sampleRate: 44_100, bitDepth: 24 } as const;

describe('describeHeard', () => {
  it('names stream, depth, rate and applied level', () => {
    expect(describeHeard(heard)).toBe('FLAC 24-bit/44.1 kHz, −7.0 dB');
    expect(describeHeard({ ...heard, sampleRate: 96_000, bitDepth: 16, gainDb: 0 })).toBe('FLAC 16-bit/96 kHz');
    expect(describeHeard({ ...heard, stream: 'low', gainDb: 0 })).toBe('Opus 160 kbit/s, low bandwidth');
  });
});

describe('gain', () => {
  it('never raises the level', () => {
    expect(cutOnly(3)).toBe(0);
    expect(cutOnly(Number.NaN)).toBe(0);
    expect(dbToGain(cutOnly(-20))).toBeCloseTo(0.1);
  });
});
