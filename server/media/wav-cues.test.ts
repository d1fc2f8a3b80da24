import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { AV_SAMPLE_FMT_S16, AV_SAMPLE_FMT_S32, FF_ENCODER_PCM_S16LE, FF_ENCODER_PCM_S24LE } from 'node-av/constants';
import { afterAll, describe, expect, it } from 'vitest';
import wavefile from 'wavefile';
import type { Cue } from '#app/domain/exchange/cue.ts';
import { fourCc, HEADER, readLayout, u32, u64 } from '#app/domain/exchange/riff.ts';
import { decodeFile, encodeFile, makeTempDir, sineAndNoise, wavBytes } from './test-audio.ts';
import { wavWithCues } from './wav-cues.ts';

const dir = makeTempDir();
afterAll(() => dir.remove());
const at = (name: string) => path.join(dir.path, name);

const RATE = 44_100;
const CUES: Cue[] = [
  { sample: 441, length: null, label: 'snare, "down" a touch', note: 'snare, "down" a touch\nSmall tweak · Going in · Cleo' },
  { sample: 22_050, length: 4410, label: 'größer 日本', note: 'größer\n日本' },
  { sample: 22_050, length: null, label: 'the same place', note: 'odd' },
];

function kept(name: string, bytes: Buffer): string {
  writeFileSync(at(name), bytes);
  return at(name);
}

function withChunks(wav: Buffer, { before = [], after = [] }: { before?: Buffer[]; after?: Buffer[] }): Buffer {
  const data = wav.indexOf('data');
  const whole = Buffer.concat([wav.subarray(0, data), ...before, wav.subarray(data), ...(wav.length % 2 ? [Buffer.alloc(1)] : []), ...after]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

function chunk(id: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

const le32 = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
const oldCue = chunk('cue ', Buffer.concat([le32(1, 7, 100), Buffer.from('data'), le32(0, 0, 100)]));
const oldAdtl = chunk('LIST', Buffer.concat([Buffer.from('adtl'), chunk('labl', Buffer.concat([le32(7), Buffer.from('verse\0')])), chunk('labl', Buffer.concat([le32(90), Buffer.from('orphan\0')]))]));
const info = chunk('LIST', Buffer.concat([Buffer.from('INFO'), chunk('ISFT', Buffer.from('A DAW\0'))]));
const bext = chunk('bext', Buffer.from('a description of odd length'));

const mono24 = wavBytes(sineAndNoise(RATE + 1, 1, RATE), 's24', RATE, 1);
const stereo16 = wavBytes(sineAndNoise(RATE, 2, RATE), 's16', RATE, 2);
const unknownSize = Buffer.from(stereo16);
unknownSize.writeUInt32LE(0xffffffff, 4);
unknownSize.writeUInt32LE(0xffffffff, 40);

const FILES: Record<string, () => string> = {
  'a plain file': () => kept('plain.wav', stereo16),
  'an odd number of bytes without its padding': () => kept('odd.wav', mono24),
  'an odd number of bytes with its padding': () => kept('odd-padded.wav', withChunks(mono24, {})),
  'float samples': () => kept('float.wav', wavBytes(sineAndNoise(RATE, 2, RATE), 'f32', RATE, 2)),
  'WAVE_FORMAT_EXTENSIBLE': () => encodeFile(at('extensible.wav'), sineAndNoise(RATE, 2, RATE), { encoder: FF_ENCODER_PCM_S24LE, format: AV_SAMPLE_FMT_S32, bits: 24, rate: RATE, channels: 2 }),
  'RF64': () => encodeFile(at('rf64.wav'), sineAndNoise(RATE, 2, RATE), { encoder: FF_ENCODER_PCM_S16LE, format: AV_SAMPLE_FMT_S16, rate: RATE, channels: 2, muxerOptions: { rf64: 'always' } }),
  'other chunks around the sound': () => kept('bext.wav', withChunks(stereo16, { before: [bext], after: [info] })),
  'marks of another program before the sound': () => kept('marked.wav', withChunks(mono24, { before: [oldCue, oldAdtl], after: [info] })),
  'marks of another program after it': () => kept('marked-after.wav', withChunks(stereo16, { after: [info, oldCue, oldAdtl] })),
  'a size that was never filled in': () => kept('unknown.wav', unknownSize),
  'rubbish at its end': () => kept('rubbish.wav', Buffer.concat([stereo16, Buffer.from([0, 0, 1, 2, 3])])),
};

async function written(source: string, cues: readonly Cue[], name = 'out.wav'): Promise<{ file: string; bytes: Buffer; size: number }> {
  const made = await wavWithCues(source, cues);
  if (!made.ok) throw new Error(made.reason);
  const parts: Buffer[] = [];
  for await (const part of made.wav.read()) parts.push(part);
  const bytes = Buffer.concat(parts);
  return { file: kept(name, bytes), bytes, size: made.wav.size };
}

async function layoutOf(bytes: Buffer) {
  const found = await readLayout(async (from, length) => bytes.subarray(from, from + length), bytes.length);
  if (!found.ok) throw new Error(found.reason);
  return found.layout;
}

async function soundOf(bytes: Buffer): Promise<string> {
  const data = (await layoutOf(bytes)).chunks.find(({ id }) => id === 'data');
  if (!data) throw new Error('no data');
  return createHash('sha256').update(bytes.subarray(data.start + HEADER, data.start + HEADER + data.size)).digest('hex');
}

type Point = { position: number; label: string; end: number | null };
const theirs = (bytes: Buffer) => {
  const wav = new wavefile.WaveFile();
  wav.fromBuffer(withOneList(bytes));
  return { wav, points: wav.listCuePoints() as Point[] };
};
/** why: that reader takes a second LIST for part of the first; other lists keep their length under another name. */
function withOneList(bytes: Buffer): Buffer {
  const seen = Buffer.from(bytes);
  for (let list = seen.indexOf('LIST'); list >= 0; list = seen.indexOf('LIST', list + 4)) if (seen.toString('latin1', list + 8, list + 12) !== 'adtl') seen.write('JUNK', list, 'latin1');
  return seen;
}
const ms = (samples: number) => (samples / RATE) * 1000;

describe.each(Object.entries(FILES))('%s', (what, make) => {
  it('carries the marks, and sounds the same to the last bit', async () => {
    const source = make();
    const before = readFileSync(source);
    const { file, bytes, size } = await written(source, CUES);
    expect(bytes.length).toBe(size);
    expect(await soundOf(bytes)).toBe(await soundOf(before));
    const [sound, original] = [await decodeFile(file), await decodeFile(source)];
    expect(sound.samples.length).toBe(original.samples.length);
    expect(sound.samples.every((value, i) => value === original.samples[i])).toBe(true);

    const { chunks, form, end } = await layoutOf(bytes);
    expect(chunks.filter(({ id, listType }) => id === 'cue ' || listType === 'adtl').map(({ id }) => id), 'once each, after the rest').toEqual(chunks.slice(-2).map(({ id }) => id));
    expect(chunks.every(({ start }) => start % 2 === 0), 'every chunk begins on an even byte').toBe(true);
    if (form === 'RIFF') expect(u32(bytes, 4)).toBe(end - 8);
    else expect([u32(bytes, 4), u64(bytes, 20), u64(bytes, 28)]).toEqual([0xffffffff, end - 8, chunks.find(({ id }) => id === 'data')?.size]);
    if (what === 'rubbish at its end') expect(bytes.subarray(-5)).toEqual(before.subarray(-5));
  });

  it('is read by another program with places, lengths and words', async () => {
    const { bytes } = await written(make(), CUES);
    const { wav, points } = theirs(bytes);
    const ours = points.filter(({ label }) => label !== 'verse');
    expect(ours.map(({ label }) => label)).toEqual(CUES.map(({ label }) => label));
    ours.forEach(({ position }, i) => expect(position).toBeCloseTo(ms(CUES[i]?.sample ?? NaN), 6));
    const [first, second] = ours;
    expect(first?.end ?? null).toBeNull();
    expect((second?.end ?? 0) - (second?.position ?? 0)).toBeCloseTo(ms(4410), 6);
    if (what.startsWith('marks')) expect(points.find(({ label }) => label === 'verse')?.position).toBeCloseTo(ms(100), 6);
    const lists = wav.LIST as { format: string; subChunks: { chunkId: string; value: string; dwName: number }[] }[];
    const words = lists.filter(({ format }) => format === 'adtl').flatMap(({ subChunks }) => subChunks);
    expect(words.filter(({ chunkId }) => chunkId === 'note').map(({ value }) => value)).toEqual(CUES.map(({ note }) => note));
    const numbers = words.filter(({ chunkId }) => chunkId === 'labl').map(({ dwName }) => dwName);
    expect(new Set(numbers).size, 'numbers are nobody else’s').toBe(numbers.length);
  });
});

describe('a WAV with marks', () => {
  it('made from one that has ours already keeps them and takes the new ones', async () => {
    const once = await written(FILES['a plain file']?.() as string, CUES.slice(0, 1), 'once.wav');
    const twice = await written(once.file, CUES.slice(1), 'twice.wav');
    expect(theirs(twice.bytes).points.length).toBe(3);
    expect(await soundOf(twice.bytes)).toBe(await soundOf(once.bytes));
  });

  it('without marks is the file as it was', async () => {
    const { bytes } = await written(FILES['other chunks around the sound']?.() as string, []);
    expect(bytes.equals(readFileSync(at('bext.wav')))).toBe(true);
  });

  it('holds any words', async () => {
    const source = FILES['a plain file']?.() as string;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ sample: fc.nat(RATE - 1), length: fc.option(fc.integer({ min: 1, max: 1000 })), label: fc.string({ unit: 'grapheme' }), note: fc.string({ unit: 'binary' }) }), { maxLength: 8 }), async (cues) => {
        const { bytes } = await written(source, cues);
        expect(bytes.length % 2).toBe(0);
        const { chunks } = await layoutOf(bytes);
        const adtl = chunks.find(({ listType }) => listType === 'adtl');
        const words: string[] = [];
        for (let place = (adtl?.start ?? 0) + HEADER + 4; adtl && place < adtl.start + HEADER + adtl.size; ) {
          const size = u32(bytes, place + 4);
          if (fourCc(bytes, place) === 'note') words.push(bytes.subarray(place + 12, place + HEADER + size - 1).toString('utf8'));
          place += HEADER + size + (size % 2);
        }
        expect(words).toEqual(cues.map(({ note }) => Buffer.from(note.replaceAll('\0', ' ')).toString('utf8')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is no WAV that can be written to', () => {
  it.each([
    ['a FLAC', Buffer.from('fLaC and so on, long enough to look at'), 'not_wav'],
    ['nothing', Buffer.alloc(0), 'not_wav'],
    ['big-endian RIFX', Buffer.concat([Buffer.from('RIFX'), stereo16.subarray(4)]), 'not_wav'],
    ['a WAV without sound', stereo16.subarray(0, 36), 'no_data'],
    ['chunks that are none', Buffer.concat([stereo16.subarray(0, 12), Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8]), stereo16.subarray(12)]), 'unreadable'],
  ])('%s is refused', async (_what, bytes, reason) => {
    expect(await wavWithCues(kept('no.wav', bytes), CUES)).toEqual({ ok: false, reason });
  });

  it('a file that was cut off keeps the sound that it has', async () => {
    const source = kept('cut.wav', stereo16);
    truncateSync(source, 1000);
    const { bytes } = await written(source, CUES);
    expect(bytes.subarray(44, 1000).equals(stereo16.subarray(44, 1000))).toBe(true);
    expect(theirs(bytes).points.length).toBe(3);
  });
});
