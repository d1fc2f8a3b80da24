import { describe, expect, it } from 'vitest';
import type { NoteView, VersionView } from '#app/contracts/views.ts';
import { gainsOf, heardLine, loudnessLine } from './loudness.ts';
import { placedMarks } from './placed-marks.ts';
import { firstVersion, sourceOf, sourcesOf, versionsNow } from './sources.ts';
import { selectionOn } from './use-writing.ts';

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

describe('gainsOf while comparing', () => {
  const sources = sourcesOf([version(3, { integratedLufs: -9 }), version(2, { integratedLufs: -16 }), version(1, { integratedLufs: -20 })]);
  const [v3, v2, v1] = sources.map(({ versionId }) => versionId) as [string, string, string];
  const gains = (set: string[], target: number | null = null) => sources.map(({ versionId }) => gainsOf(sources, true, set, target).get(versionId));

  it('goes by the quietest of those compared; others come down to it, and are never raised', () => {
    expect(gains([v3, v2])).toEqual([-7, 0, 0]);
    expect(gains([v3, v1])).toEqual([-11, -4, 0]);
    expect(gains([])).toEqual([-11, -4, 0]);
  });

  it('goes by a target instead', () => expect(gains([v3, v2], -18)).toEqual([-9, -2, 0]));
});

describe('what is drawn beside another version', () => {
  const [late, early] = [sourceOf(version(1, { offsetSamples: 44_100 })), sourceOf(version(2))];
  const mark = { id: 'n', start: 2, end: 3, colour: 'red', shape: 'circle', label: 'n', selected: false } as const;
  const note = { id: 'n', versionId: version(1).id } as NoteView;

  it('a note of a version that begins later stands where it sounds', () => {
    const sources = [late, early].flatMap((source) => source ?? []);
    expect(placedMarks([mark], [note], sources, early)).toMatchObject([{ start: 3, end: 4 }]);
    expect(placedMarks([mark], [note], sources, late)).toMatchObject([{ start: 2, end: 3 }]);
  });

  it('a stretch being written about does so too', () => {
    const sources = [late, early].flatMap((source) => source ?? []);
    const writing = { open: true, place: { at: 2000, until: 3000 }, pin: { versionId: version(1).id, heard: undefined } };
    expect(selectionOn(early, writing, sources)).toEqual({ start: 3 * 44_100, end: 4 * 44_100 });
    expect(selectionOn(early, { ...writing, open: false }, sources)).toBeNull();
  });
});
