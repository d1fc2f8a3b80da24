import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE, type Stereo } from './dsp.ts';
import { writeScore, type Song } from './score.ts';
import { excerpt, renderMixes } from './song.ts';
import { harbourLights } from './songs/harbour-lights.ts';
import { SONGS } from './songs/index.ts';

const render = (song: Song): Map<string, Stereo> =>
  new Map([...renderMixes(song)].map(({ spec, audio }) => [spec.key, audio]));

const hash = (audio: Stereo): string =>
  createHash('sha256').update(new Uint8Array(audio.left.buffer)).update(new Uint8Array(audio.right.buffer)).digest('hex');

const decibels = (sum: number, count: number): number => 10 * Math.log10(sum / count);

const rms = ({ left }: Stereo): number => decibels(left.reduce((sum, value) => sum + value * value, 0), left.length);

/** Level of what a first difference lets through most: the top octaves. */
function treble({ left }: Stereo): number {
  let sum = 0;
  for (let i = 2; i < left.length; i++) {
    sum += ((left[i] as number) - 2 * (left[i - 1] as number) + (left[i - 2] as number)) ** 2;
  }
  return decibels(sum, left.length);
}

const peak = ({ left, right }: Stereo): number =>
  left.reduce((most, value, i) => Math.max(most, Math.abs(value), Math.abs(right[i] as number)), 0);

const short = excerpt(harbourLights, ['Chorus 2']);
short.sections = short.sections.map((section) => ({ ...section, chords: section.chords.slice(0, 2) }));
const mixes = render(short);
const mix = (key: string): Stereo => mixes.get(key) as Stereo;

describe('the mixes of the demo song', () => {
  it('come out the same every time', () => {
    const again = render({ ...short, mixes: short.mixes.slice(0, 1) });
    expect(hash(again.get('v1') as Stereo)).toBe(hash(mix('v1')));
  });

  it('have one length and begin together', () => {
    const lengths = new Set([...mixes.values()].flatMap(({ left, right }) => [left.length, right.length]));
    expect([...lengths]).toEqual([Math.round(writeScore(short).seconds * SAMPLE_RATE)]);
  });

  it('stay below full scale and fade in and out', () => {
    for (const audio of mixes.values()) {
      expect(peak(audio)).toBeLessThan(0.9);
      expect(Math.abs(audio.left[0] as number)).toBeLessThan(1e-4);
      expect(Math.abs(audio.left.at(-1) as number)).toBeLessThan(1e-4);
    }
  });

  it('carry no offset', () => {
    for (const { left } of mixes.values()) {
      expect(Math.abs(left.reduce((sum, value) => sum + value, 0) / left.length)).toBeLessThan(0.001);
    }
  });

  it('differ as their labels say', () => {
    expect(rms(mix('v3')) - rms(mix('v2'))).toBeGreaterThan(5);
    const brightness = (key: string): number => treble(mix(key)) - rms(mix(key));
    expect(brightness('v3') - brightness('v2')).toBeGreaterThan(0.8);
    expect(brightness('v2') - brightness('night')).toBeGreaterThan(6);
    for (const key of ['v1', 'v3', 'v4']) expect(hash(mix(key))).not.toBe(hash(mix('v2')));
  });
});

describe('the songs as written', () => {
  it('last as long as they should, section after section', () => {
    const [long, ...others] = SONGS.map(writeScore);
    expect(long?.seconds).toBeGreaterThan(58);
    expect(long?.sections.map(({ name }) => name)).toEqual([
      'Intro', 'Verse 1', 'Chorus 1', 'Verse 2', 'Chorus 2', 'Outro',
    ]);
    for (const song of others) expect(song.seconds).toBeGreaterThan(25);
    for (const { sections } of [long, ...others].filter((song) => song !== undefined)) {
      sections.forEach((section, i) => {
        expect(section.startMs).toBe(sections[i - 1]?.endMs ?? 0);
        expect(section.endMs).toBeGreaterThan(section.startMs);
      });
    }
  });

  it('keep the singer on the beat and apart from herself', () => {
    for (const song of SONGS) {
      const { lead } = writeScore(song);
      expect(lead.length).toBeGreaterThan(15);
      lead.forEach((note, i) => expect(note.at).toBeGreaterThan(lead[i - 1]?.at ?? -1));
    }
  });

  it('refuse a bar with beats missing', () => {
    const wrong = { ...harbourLights, sections: [{ name: 'x', chords: ['D'], lead: ['D4/3a'], energy: 1 }] };
    expect(() => writeScore(wrong)).toThrow('3 beats');
  });
});
