import { describe, expect, it } from 'vitest';
import { failureWords, figures, fileProblem, sizeWords, waitWords } from './words.ts';

describe('words about an upload', () => {
  it.each([
    [1, '1 kB'],
    [38_240_000, '38.2 MB'],
    [1_400_000_000, '1.4 GB'],
  ])('%i bytes are %s', (bytes, words) => expect(sizeWords(bytes)).toBe(words));

  it.each([
    [3, 'a few seconds'],
    [31, 'about 40 s'],
    [58, 'about 1 min'],
    [600, 'about 10 min'],
    [7200, 'about 2 h'],
    [Infinity, 'a while'],
  ])('%d s are %s', (seconds, words) => expect(waitWords(seconds)).toBe(words));

  it('says what is wrong with a file before it is sent', () => {
    expect(fileProblem({ size: 0 }, 100)).toMatch(/empty/);
    expect(fileProblem({ size: 101 }, 100)).toMatch(/2 GB/);
    expect(fileProblem({ size: 100 }, 100)).toBeNull();
  });

  it('shows the server’s sentences, and its own where there is none', () => {
    expect(failureWords(422, 'The file is empty.\n')).toBe('The file is empty.');
    expect(failureWords(null, '')).toMatch(/go on/);
    expect(failureWords(401, 'Please sign in.')).toMatch(/signed out/);
  });

  it('leaves out what was not measured', () => {
    const none = { integratedLufs: null, loudnessRange: null, truePeakDb: null, bitDepth: null, sampleRate: null, channels: null, durationMs: null };
    expect(figures(none)).toEqual([]);
    expect(figures({ ...none, integratedLufs: -14.24, loudnessRange: 6.1, truePeakDb: 0.3, bitDepth: 24, sampleRate: 44_100, channels: 1, durationMs: 222_900 })).toEqual([
      '\u221214.2 LUFS', '6.1 LU', '0.3 dBTP', '24-bit, 44.1 kHz, mono', '3:42',
    ]);
  });
});
