import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { parseMidi } from 'midi-file';
import { describe, expect, it } from 'vitest';
import { writeSheet } from './file.ts';
import { oneLine } from './one-line.ts';
import { clockOf, formatMicros, microsAt, millisAt, sampleAt } from './place.ts';
import { formatOf, type ImportFormat, readMarks } from './read.ts';
import { byPlace, notesOf, type Sheet, type SheetItem, statesOf } from './sheet.ts';

const RATES = [8000, 44_100, 48_000, 88_200, 96_000, 192_000] as const;
const DURATION = 7_200_000;

const sheetOf = (items: Partial<SheetItem>[], version: Partial<Sheet['version']> = {}): Sheet => ({
  project: { title: 'Night Drive EP', artist: 'The Ferry' },
  track: { title: 'Harbour Lights' },
  version: { name: 'v3', label: 'vocal up', fileName: 'harbour v3.wav', sampleRate: 48_000, durationMs: DURATION, offsetSamples: 0, integratedLufs: -14.2, truePeakDb: -1, ...version },
  items: items
    .map((item, i) => ({ noteId: `n${i}`, requestId: `r${i}`, at: 0, until: null, body: 'louder', author: 'Cleo', kind: 'minor', state: 'accepted', minutes: 5, sentence: 'Free.', ...item }) satisfies SheetItem)
    .sort(byPlace),
});

const anyBody = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.array(fc.constantFrom('vocal up, "a touch"', 'tab\there', 'größer — 日本 🎚', "it's; fine", '\n', '\r\n', '# not a title', '- 1. *bold* _it_', '=1+1', '| a | b |', '<b>&amp;</b>', '\\'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
  )
  .map((body) => body.trim())
  .filter((body) => oneLine(body).replaceAll('⏎', '').trim() !== '' && !body.includes('⏎'));
const anyPlace = fc.tuple(fc.nat(DURATION - 1), fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: null })).map(([at, length]) => ({ at, until: length === null ? null : Math.min(DURATION, at + length) }));
const anyItem = fc.record({ place: anyPlace, body: anyBody, section: fc.constantFrom('', 'Chorus 2', 'Storm, "loud"') }).map(({ place, body, section }) => ({ ...place, body, ...(section === '' ? {} : { section }) }));
const anySheet = fc
  .tuple(fc.array(anyItem, { maxLength: 12 }), fc.constantFrom(...RATES), fc.integer({ min: 0, max: 60 }))
  .map(([items, sampleRate, seconds]) => sheetOf(items, { sampleRate, offsetSamples: seconds * 7919 }));

/** What one line can hold of a note's words. */
const kept = (body: string): string => oneLine(body).split('⏎').map((line) => line.trim()).join('\n').trim();
const contents = (sheet: Sheet) => notesOf(sheet.items).map(({ at, until, body }) => ({ at, until, body: kept(body) }));

describe('a place', () => {
  it('is the same sample whichever way it is written, and comes back as the same millisecond', () => {
    fc.assert(
      fc.property(fc.nat(DURATION), fc.constantFrom(...RATES), fc.integer({ min: -480_000, max: 480_000 }), (ms, sampleRate, startSample) => {
        const clock = { sampleRate, startSample };
        const micros = microsAt(ms, clock);
        expect(Math.round((micros * sampleRate) / 1_000_000)).toBe(sampleAt(ms, clock));
        if (sampleAt(ms, clock) > 0) expect(millisAt(micros / 1_000_000, clock)).toBe(ms);
      }),
    );
  });

  it('is written with six decimals only where milliseconds do not hold it', () => {
    expect(formatMicros(83_450_000)).toBe('0:01:23.450');
    expect(formatMicros(3_723_000_021)).toBe('1:02:03.000021');
    expect(microsAt(1000, clockOf('song', { sampleRate: 44_100, offsetSamples: 7 }))).toBe(1_000_159);
    expect(microsAt(0, clockOf('song', { sampleRate: 48_000, offsetSamples: -480 })), 'nothing lies before the beginning').toBe(0);
  });
});

describe('which requests leave', () => {
  it('are those somebody has still to do, unless told', () => {
    expect(statesOf('open')).toEqual(['new', 'needs_decision', 'needs_booking', 'accepted', 'in_progress', 'reopened']);
    expect(statesOf('all')).not.toContain('withdrawn');
    expect(statesOf('open', ['done'])).toEqual(['done']);
  });
});

describe.each(['reaper', 'audacity'] as const)('%s, out and back', (format: ImportFormat) => {
  it.each(['version', 'song'] as const)('gives the same notes on the clock of the %s', (name) => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const clock = clockOf(name, sheet.version);
        const text = writeSheet(format, sheet, clock) as string;
        if (sheet.items.length > 0) expect(formatOf(text)).toBe(format);
        const { notes, problems } = readMarks(format, text, { clock, durationMs: DURATION });
        expect(problems).toEqual([]);
        expect(notes.map(({ at, until, body }) => ({ at, until, body }))).toEqual(contents(sheet));
      }),
    );
  });

  it('loses no line of any text: each is a note or a problem', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replace(/[\r\n"\u2028\u2029]/g, '')), { maxLength: 20 }), (lines) => {
        const text = [format === 'reaper' ? '#,Name,Start,End,Length' : '', ...lines].join('\n');
        const found = readMarks(format, text, { clock: { sampleRate: 48_000, startSample: 0 }, durationMs: DURATION });
        const said = new Set([...found.notes, ...found.problems].map(({ line }) => line));
        const meant = lines.map((line, i) => ({ line, number: i + 2 })).filter(({ line }) => line.trim() !== '' && !(format === 'audacity' && line.startsWith('\\')));
        expect(meant.filter(({ number }) => !said.has(number))).toEqual([]);
      }),
    );
  });
});

describe('REAPER’s list', () => {
  it('has markers and regions, each counted for itself', () => {
    const text = writeSheet('reaper', sheetOf([{ at: 1000, body: 'snare, "down"' }, { at: 2000, until: 4500, body: 're-sing\nthis', kind: 'major' }, { at: 9000 }]), { sampleRate: 48_000, startSample: 0 });
    expect(text).toBe(
      ['#,Name,Start,End,Length,Color', 'M1,"snare, ""down""",0:00:01.000,,,56B4E9', 'R1,re-sing ⏎ this,0:00:02.000,0:00:04.500,0:00:02.500,E69F00', 'M2,louder,0:00:09.000,,,56B4E9', ''].join('\n'),
    );
  });

  it('is what another reader of CSV reads', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const rows: Record<string, string>[] = parse(writeSheet('reaper', sheet, { sampleRate: 48_000, startSample: 0 }) as string, { columns: true, record_delimiter: '\n' });
        expect(rows.map(({ Name }) => Name)).toEqual(notesOf(sheet.items).map(({ body }) => oneLine(body)));
        expect(rows.every((row) => /^[MR]\d+$/.test(row['#'] ?? ''))).toBe(true);
      }),
    );
  });

  it('is read by its columns’ names, with every clock that says where', () => {
    const text = '\uFEFF#;Name;Start;End;Length\r\nM1;"a;b";1:02.5;;\r\nR1;range;62,5;63,25;0,75\r\nM2;samples;48000;;\r\n';
    expect(readMarks('reaper', text, { clock: { sampleRate: 48_000, startSample: 0 }, durationMs: DURATION }).notes).toEqual([
      { line: 2, at: 62_500, until: null, body: 'a;b' },
      { line: 3, at: 62_500, until: 63_250, body: 'range' },
      { line: 4, at: 1000, until: null, body: 'samples' },
    ]);
  });

  it('says by line what cannot be a note', () => {
    const lines = ['#,Name,Start,End,Length', 'M1,beats,5.1.00,,', 'M2,,0:01.000,,', 'M3,frames,0:00:01:12,,', 'R1,backwards,0:02.000,0:01.000,', 'M4,late,9:00:00.000,,', 'M5,whenever,soon,,', 'M6,fine,0:01.000,,', 'M7,"never closed,0:01.000,,', 'M8,in it,0:01.000,,'];
    const { notes, problems } = readMarks('reaper', lines.join('\n'), { clock: { sampleRate: 48_000, startSample: 0 }, durationMs: 60_000 });
    expect(notes).toEqual([{ line: 8, at: 1000, until: null, body: 'fine' }]);
    expect(problems.map(({ line, problem }) => [line, problem.slice(0, 24)])).toEqual([
      [2, 'The time is in bars and '],
      [3, 'It has no words. Name th'],
      [4, 'The time is in frames. S'],
      [5, 'It ends before it begins'],
      [6, 'It lies after the versio'],
      [7, 'The time cannot be read.'],
      [9, 'A quotation mark is neve'],
    ]);
    expect(problems.at(-1)?.text, 'with all that was in it').toContain('M8');
    expect(readMarks('reaper', 'a,b\n1,2', { clock: { sampleRate: 48_000, startSample: 0 }, durationMs: 60_000 }).problems[0]?.problem).toContain('#,Name,Start');
  });
});

describe('Audacity’s labels', () => {
  it('have six decimals, and a point ends where it begins', () => {
    expect(writeSheet('audacity', sheetOf([{ at: 83_450, body: 'a\tb\nc' }, { at: 90_000, until: 90_001 }]), { sampleRate: 44_100, startSample: 0 })).toBe('83.450000\t83.450000\ta b ⏎ c\n90.000000\t90.001000\tlouder\n');
  });

  it('are read with frequencies left aside and problems by line', () => {
    const text = '1.000000\t1.000000\tThis point\r\n\\\t6928.456\t6928.456\r\n\r\n2,5\t3,5\tcomma\tand tab\n4\t4\t\nno tabs\nx\t1\ty\n5\t4\tz';
    const { notes, problems } = readMarks('audacity', text, { clock: { sampleRate: 44_100, startSample: 0 }, durationMs: 60_000 });
    expect(notes).toEqual([
      { line: 1, at: 1000, until: null, body: 'This point' },
      { line: 4, at: 2500, until: 3500, body: 'comma and tab' },
    ]);
    expect(problems.map(({ line }) => line)).toEqual([5, 6, 7, 8]);
  });
});

describe('the MIDI file', () => {
  it('holds every millisecond exactly, as another reader reads it', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { header, tracks } = parseMidi(writeSheet('midi', sheet, { sampleRate: 48_000, startSample: 0 }) as Uint8Array);
        expect(header).toMatchObject({ format: 0, numTracks: 1, ticksPerBeat: 960 });
        const [events = []] = tracks;
        const tempo = events.find((event) => event.type === 'setTempo');
        expect(tempo).toMatchObject({ microsecondsPerBeat: 480_000 });
        let ticks = 0;
        const markers = events.flatMap((event) => {
          ticks += event.deltaTime;
          return event.type === 'marker' ? [{ ms: (ticks * 480) / 960, text: Buffer.from(event.text, 'latin1').toString('utf8') }] : [];
        });
        const expected = notesOf(sheet.items).flatMap(({ at, until, body }) => [{ ms: at, text: oneLine(body) }, ...(until === null ? [] : [{ ms: until, text: `End: ${oneLine(body)}` }])]);
        const sorted = (list: typeof markers) => list.map(({ ms, text }) => `${String(ms).padStart(9, '0')} ${text}`).sort();
        expect(sorted(markers)).toEqual(sorted(expected));
        expect(events.at(-1)?.type).toBe('endOfTrack');
      }),
    );
  });
});

describe('the table', () => {
  it('is read by another reader of CSV with every word, and runs nothing in a spreadsheet', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const rows: Record<string, string>[] = parse(writeSheet('csv', sheet, { sampleRate: sheet.version.sampleRate, startSample: 0 }) as string, { columns: true, record_delimiter: '\r\n' });
        expect(rows.map(({ note }) => note?.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(sheet.items.map(({ body }) => body));
        expect(rows.map((row) => Number(row.start_sample))).toEqual(sheet.items.map(({ at }) => Math.round((at * sheet.version.sampleRate) / 1000)));
        expect(rows.map(({ section }) => section)).toEqual(sheet.items.map((item) => item.section ?? ''));
        expect(rows.filter(({ note }) => /^[=+\-@\t\r]/.test(note ?? ''))).toEqual([]);
      }),
    );
  });
});

describe('the Markdown list', () => {
  const textOf = (token: Token): string => ('tokens' in token && token.tokens ? token.tokens.map(textOf).join('') : token.type === 'br' ? '\n' : unescaped((token as Tokens.Text).text ?? ''));
  const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

  it('has a box for each request with its words as words', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const tokens = marked.lexer(writeSheet('md', sheet, { sampleRate: 48_000, startSample: 0 }) as string);
        const items = tokens.flatMap((token) => (token.type === 'list' ? (token as Tokens.List).items : []));
        expect(items.length).toBe(sheet.items.length);
        expect(items.every(({ task, checked }) => task && !checked)).toBe(true);
        expect(tokens.filter(({ type }) => !['heading', 'paragraph', 'list', 'space'].includes(type))).toEqual([]);
        const words = items.map((item) => item.tokens.map(textOf).join('').replace(/\s+/g, ' '));
        sheet.items.forEach(({ body }, i) => expect(words[i]).toContain(oneLine(body).split('⏎').map((line) => line.trim()).filter(Boolean).join(' ').replace(/\s+/g, ' ')));
      }),
    );
  });
});
