import { fourCc, HEADER, u32 } from './riff.ts';
import { utf8 } from './utf8.ts';

/** A mark as it stands in a WAV: `cue ` holds its place, `LIST adtl` its words and its length. */
export type Cue = {
  /** From the file's first sample. */
  sample: number;
  /** Samples; null for a point. */
  length: number | null;
  label: string;
  note: string;
};

/** What the file has already: the data of its `cue ` chunks, and of its `adtl` lists after their type. */
export type KnownCues = { cue: readonly Uint8Array[]; adtl: readonly Uint8Array[] };

const POINT = 24;

/**
 * The two chunks with what was there before and ours after it; ours take numbers that nobody has. Null where
 * there is nothing to say.
 */
export function cueChunks(cues: readonly Cue[], known: KnownCues): { cue: Uint8Array; adtl: Uint8Array } | null {
  const points = known.cue.flatMap(pointsOf);
  if (points.length + cues.length === 0) return null;
  const before = Math.max(0, ...points.map((point) => u32(point, 0)), ...known.adtl.flatMap(numbersOf));
  const numbered = cues.map((cue, i) => ({ ...cue, number: before + 1 + i }));
  return {
    cue: chunk('cue ', [...le32(points.length + cues.length), ...points.flatMap((point) => [...point]), ...numbered.flatMap(pointOf)]),
    adtl: chunk('LIST', [...utf8('adtl'), ...known.adtl.flatMap((list) => padded([...list])), ...numbered.flatMap(wordsOf)]),
  };
}

function pointsOf(data: Uint8Array): Uint8Array[] {
  const count = Math.min(u32(data, 0), Math.floor((data.length - 4) / POINT));
  return Array.from({ length: Math.max(0, count) }, (_, i) => data.subarray(4 + i * POINT, 4 + (i + 1) * POINT));
}

/** Numbers that labels speak of, of points that may be missing. */
function numbersOf(list: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + HEADER + 4 <= list.length; ) {
    const size = u32(list, at + 4);
    if (['labl', 'note', 'ltxt'].includes(fourCc(list, at))) numbers.push(u32(list, at + HEADER));
    at += HEADER + size + (size % 2);
  }
  return numbers;
}

/** Number, place in play order, chunk, start of chunk, start of block, place in the block: all in samples. */
const pointOf = ({ number, sample }: Cue & { number: number }): number[] => [...le32(number), ...le32(sample), ...utf8('data'), ...le32(0), ...le32(0), ...le32(sample)];

function wordsOf({ number, length, label, note }: Cue & { number: number }): number[] {
  const text = (id: string, words: string): number[] => [...chunk(id, [...le32(number), ...utf8(words.replaceAll('\0', ' ')), 0])];
  // Purpose "rgn " and a length make it a region; then country, language, dialect and code page, which are not said.
  const region = length === null ? [] : [...chunk('ltxt', [...le32(number), ...le32(length), ...utf8('rgn '), 0, 0, 0, 0, 0, 0, 0, 0])];
  // The label after the note: readers that keep one text of the two keep the last.
  return [...text('note', note), ...text('labl', label), ...region];
}

/** A chunk with its header and, after an odd number of bytes, the one that makes it even. */
export const chunk = (id: string, data: number[]): Uint8Array => Uint8Array.from([...utf8(id), ...le32(data.length), ...padded(data)]);

const padded = (data: number[]): number[] => (data.length % 2 ? [...data, 0] : data);
export const le32 = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff];
