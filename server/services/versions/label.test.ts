import { describe, expect, it } from 'vitest';
import { labelFromFileName } from './label.ts';

describe('labelFromFileName', () => {
  it.each([
    ['mix-v2-vocal-up.flac', 'mix v2 vocal up'],
    ['C:\\mixes\\Harbour Lights_v3.WAV', 'Harbour Lights v3'],
    ['../../etc/passwd', 'passwd'],
    ['no ending', 'no ending'],
    ['3.5 dB louder.wav', '3.5 dB louder'],
    ['Ñandú — más voz.aiff', 'Ñandú — más voz'],
  ])('%s → %s', (file, label) => expect(labelFromFileName(file, 1)).toBe(label));

  it('names by number what has no words, and keeps labels short', () => {
    expect(labelFromFileName('---.wav', 4)).toBe('Version 4');
    expect(labelFromFileName(`${'🎚'.repeat(100)}.wav`, 1)).toBe('🎚'.repeat(80));
  });
});
