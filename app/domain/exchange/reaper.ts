import type { NoteKind } from '../policy/words.ts';
import { csvRow, readCsv } from './csv.ts';
import { type Imported, type ImportInto, noteFromMark, NOT_A_TIME } from './imported.ts';
import { oneLine } from './one-line.ts';
import { type Clock, formatMicros, microsAt } from './place.ts';
import { notesOf, type Sheet } from './sheet.ts';

/** REAPER's Region/Marker Manager list: markers `M1`, regions `R1`, times as its minutes:seconds ruler writes them. */
const COLUMNS = ['#', 'Name', 'Start', 'End', 'Length', 'Color'] as const;

/** RRGGBB, told apart by colour-blind eyes too. */
const COLOURS: Record<NoteKind, string> = { minor: '56B4E9', major: 'E69F00', fault: 'D55E00', comment: '999999' };

/** UTF-8 text for the manager's "Import regions/markers". */
export function reaperCsv({ items }: Sheet, clock: Clock): string {
  let [markers, regions] = [0, 0];
  const rows = notesOf(items).map(({ at, until, body, kind }) => {
    const [start, end] = [microsAt(at, clock), until === null ? null : microsAt(until, clock)];
    const place = end === null ? [formatMicros(start), '', ''] : [formatMicros(start), formatMicros(end), formatMicros(end - start)];
    const number = end === null ? `M${(markers += 1)}` : `R${(regions += 1)}`;
    return csvRow([number, oneLine(body), ...place, COLOURS[kind]]);
  });
  return [COLUMNS.join(','), ...rows, ''].join('\n');
}

/** Reads such a list, from REAPER or ours, by the names of its columns. */
export function readReaper(text: string, into: ImportInto): Imported {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = /^#\s*;/.test(plain.trimStart()) ? ';' : ',';
  const [head, ...records] = readCsv(plain, separator);
  const names = head?.fields.map((name) => name.trim().toLowerCase()) ?? [];
  const [nameAt, startAt, endAt] = [names.indexOf('name'), names.indexOf('start'), names.indexOf('end')];
  const found: Imported = { notes: [], problems: [] };
  if (!head) return found;
  if (nameAt < 0 || startAt < 0) {
    const problem = 'This is no list of REAPER’s: its first line would be #,Name,Start,End,Length.';
    return { notes: [], problems: [{ line: head.line, text: csvRow(head.fields), problem }] };
  }
  for (const { line, fields, broken } of records) {
    const refuse = (problem: string) => void found.problems.push({ line, text: csvRow(fields), problem });
    const field = (index: number): string => fields[index]?.trim() ?? '';
    if (broken) {
      refuse('A quotation mark is never closed, so all that follows would be one name.');
      continue;
    }
    const start = readTime(field(startAt), into.clock);
    const end = field(endAt) === '' ? null : readTime(field(endAt), into.clock);
    if (typeof start === 'string' || typeof end === 'string') {
      refuse(typeof start === 'string' ? start : (end as string));
      continue;
    }
    const note = noteFromMark({ start, end, name: fields[nameAt] ?? '' }, into);
    if (note.ok) found.notes.push({ line, at: note.at, until: note.until, body: note.body });
    else refuse(note.reason);
  }
  return found;
}

const CLOCK_TIME = /^(?:(\d+):)?(\d+):(\d{1,2})(?:[.,](\d+))?$/;
const SECONDS = /^\d+[.,]\d+$/;
const SAMPLES = /^\d+$/;
const BARS = /^-?\d+\.\d+\.\d+$/;
const FRAMES = /^\d+:\d+:\d+:\d+$/;

/** Seconds on the clock, or why not. REAPER writes times as the project's ruler shows them. */
function readTime(text: string, { sampleRate }: Clock): number | string {
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = CLOCK_TIME.exec(text) ?? [];
  if (CLOCK_TIME.test(text)) return (Number(hours) * 60 + Number(minutes)) * 60 + Number(`${seconds}.${fraction}`);
  if (SECONDS.test(text)) return Number(text.replace(',', '.'));
  if (SAMPLES.test(text)) return Number(text) / sampleRate;
  if (BARS.test(text)) return 'The time is in bars and beats. Set REAPER’s ruler to minutes and seconds, and export again.';
  if (FRAMES.test(text)) return 'The time is in frames. Set REAPER’s ruler to minutes and seconds, and export again.';
  if (text.startsWith('-')) return 'It lies before the version begins.';
  return NOT_A_TIME;
}
