import { expect, it } from 'vitest';
import type { BlindTestView } from '#app/contracts/blind.ts';
import { carried, slotSources } from './slots.ts';

const test: BlindTestView = {
  id: 'test',
  trackId: 'track',
  kind: 'abx',
  state: 'running',
  planned: 16,
  startedBy: { id: 'me', name: 'Me', role: 'client' },
  startedAt: '2026-03-05T12:00:00.000Z',
  endedAt: null,
  versions: [
    { id: 'one', number: 1, label: 'First' },
    { id: 'two', number: 2, label: 'Second' },
  ],
  voted: 4,
  slots: ['a', 'b', 'x'],
  trial: 5,
  sound: { sampleRate: 48_000, channels: 2, samples: 480_000, offsetSamples: -4800 },
  abx: null,
  votes: null,
  sentence: null,
};

it('slots differ in their names only, and know no version', () => {
  const sources = slotSources(test, 5);
  expect(sources.map(({ versionId, label, urls }) => [versionId, label, urls.lossless])).toEqual([
    ['a', 'A', '/media/blind/test/5/a.pcm'],
    ['b', 'B', '/media/blind/test/5/b.pcm'],
    ['x', 'X', '/media/blind/test/5/x.pcm'],
  ]);
  const anonymous = sources.map((source) => JSON.stringify(source).replace(/\/[abx]\./g, '/slot.').replace(/"(versionId|label)":"\w"/g, '"$1":""'));
  expect(new Set(anonymous).size).toBe(1);
  expect(JSON.stringify(sources)).not.toMatch(/one|two|First|Second/);
  expect(sources.every(({ lufs, urls }) => lufs === null && urls.peaks.length === 0)).toBe(true);
});

it('the moment of the song is carried from a version to a slot and back', () => {
  const version = { sampleRate: 44_100, samples: 441_000, offsetSamples: 0 };
  const slot = { sampleRate: 48_000, samples: 480_000, offsetSamples: -4800 };
  expect(carried(44_100, version, slot)).toBe(52_800);
  expect(carried(52_800, slot, version)).toBe(44_100);
  expect(carried(0, slot, version)).toBe(0);
});
