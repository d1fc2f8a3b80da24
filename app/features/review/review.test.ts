import { describe, expect, it } from 'vitest';
import type { VersionView } from '#app/contracts/views.ts';
import { gainsOf, heardLine, loudnessLine } from './loudness.ts';
import { firstVersion, sourceOf, sourcesOf, versionsNow } from './sources.ts';

const version = (number: number, change: Partial<VersionView> = {}): VersionView => ({
  id: `00000000-0000-7000-8000-00000000000${number}`,
  trackId: '00000000-0000-7000-8000-0000000000ff',
  role: 'mix',
  number,
  label: `Mix ${number}`,
  state: 'ready',
  failure: null,
  fileName: 'mix.wav',
  fileSize: 1,
  uploadedBy: { id: '00000000-0000-7000-8000-0000000000aa', name: 'Mara', role: 'engineer' },
  createdAt: '2026-03-03T10:00:00.000Z',
  publishedAt: '2026-03-03T10:00:00.000Z',
  sampleRate: 44_100,
  bitDepth: 24,
  channels: 2,
  samples: 441_000,
  durationMs: 10_000,
  offsetSamples: 0,
  codec: 'pcm_s24le',
  integratedLufs: -16,
  loudnessRange: 5,
  truePeakDb: -1,
  samplePeakDb: -1.2,
  conversions: [],
  ...change,
});

describe('sourcesOf', () => {
  it('lists what can be heard, newest first', () => {
    const versions = [version(1), version(3), version(2, { state: 'processing', samples: null })];
    expect(sourcesOf(versions).map(({ label }) => label)).toEqual(['v3', 'v1']);
  });

  it('gives no source for a version whose file could not be prepared', () => {
    expect(sourceOf(version(1, { state: 'failed' }))).toBeNull();
  });
});

describe('firstVersion', () => {
  const versions = [version(1), version(2), version(3, { publishedAt: null }), version(4, { state: 'processing', samples: null, publishedAt: null })];

  it('opens the newest that clients hear', () => expect(firstVersion(versions, null)?.number).toBe(2));
  it('opens the one a link names, by number or id', () => {
    expect(firstVersion(versions, '1')?.number).toBe(1);
    expect(firstVersion(versions, version(3).id)?.number).toBe(3);
  });
  it('opens what there is when nothing can be heard yet', () => expect(firstVersion([version(4, { state: 'processing' })], null)?.number).toBe(4));
  it('knows an empty track', () => expect(firstVersion([], '2')).toBeNull());
});

describe('versionsNow', () => {
  const draft = version(2, { publishedAt: null });

  it('takes drafts as the page last read them', () => {
    const renamed = { ...draft, label: 'Bass up' };
    expect(versionsNow([version(1), draft], [version(1), renamed]).map(({ label }) => label)).toEqual(['Bass up', 'Mix 1']);
    expect(versionsNow([version(1), draft], [version(1)]).map(({ number }) => number)).toEqual([1]);
  });

  it('believes the event that a draft was shared', () => {
    expect(versionsNow([version(1), version(2)], [version(1), draft]).map(({ publishedAt }) => publishedAt)).not.toContain(null);
  });
});

describe('loudness', () => {
  const sources = sourcesOf([version(1, { integratedLufs: -17 }), version(2, { integratedLufs: -16.5 }), version(3, { integratedLufs: -10 })]);
  const id = (number: number) => version(number).id;

  it('turns all down to the quietest, and none when matching is off', () => {
    expect(gainsOf(sources, true).get(id(3))).toBeCloseTo(-7);
    expect(gainsOf(sources, true).get(id(1))).toBe(0);
    expect([...gainsOf(sources, false).values()]).toEqual([0, 0, 0]);
  });

  it('compares with what was heard before, else with the version before', () => {
    expect(loudnessLine(sources, id(3), id(1), true)).toBe('v3 is 7.0 dB louder than v1; matched for comparing.');
    expect(loudnessLine(sources, id(3), null, false)).toBe('v3 is 6.5 dB louder than v2; played as they are.');
    expect(loudnessLine(sources.slice(0, 1), id(3), null, true)).toBeNull();
  });

  it('states what is played, and why it is quieter', () => {
    const heard = { versionId: id(3), stream: 'lossless', gainDb: -7, sampleRate: 44_100, bitDepth: 24 } as const;
    expect(heardLine(heard, true)).toBe('FLAC 24-bit/44.1 kHz, matched \u22127.0 dB');
    expect(heardLine({ ...heard, gainDb: 0 }, true)).toBe('FLAC 24-bit/44.1 kHz');
  });
});
