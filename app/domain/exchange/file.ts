import { audacityLabels } from './audacity.ts';
import type { Cue } from './cue.ts';
import { recallMarkdown } from './markdown.ts';
import { midiMarkers } from './midi.ts';
import { oneLine } from './one-line.ts';
import { type Clock, sampleAt } from './place.ts';
import { reaperCsv } from './reaper.ts';
import { notesOf, type Sheet } from './sheet.ts';
import { requestTable } from './table.ts';
import { KIND_LABELS, STATE_LABELS } from '../notes/labels.ts';
import { minutesWords } from './words.ts';

/** What requests can leave the house as. */
export const EXPORT_FORMATS = ['reaper', 'audacity', 'midi', 'csv', 'md', 'json', 'wav'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** Those that are made of words alone; `wav` is the original itself. */
export type WrittenFormat = Exclude<ExportFormat, 'wav'>;

export const EXPORT_TYPES: Record<ExportFormat, { type: string; ending: string }> = {
  reaper: { type: 'text/csv; charset=utf-8', ending: 'reaper.csv' },
  audacity: { type: 'text/plain; charset=utf-8', ending: 'labels.txt' },
  midi: { type: 'audio/midi', ending: 'mid' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  json: { type: 'application/json', ending: 'json' },
  wav: { type: 'audio/wav', ending: 'wav' },
};

/** The whole file of a written format. */
export function writeSheet(format: WrittenFormat, sheet: Sheet, clock: Clock): string | Uint8Array {
  switch (format) {
    case 'reaper':
      return reaperCsv(sheet, clock);
    case 'audacity':
      return audacityLabels(sheet, clock);
    case 'midi':
      return midiMarkers(sheet, clock);
    case 'csv':
      return requestTable(sheet, clock);
    case 'md':
      return recallMarkdown(sheet);
    case 'json':
      return `${JSON.stringify({ ...sheet, items: sheet.items.map((item) => ({ ...item, ...samplesOf(item, clock) })) }, null, 2)}\n`;
  }
}

const samplesOf = ({ at, until }: { at: number; until: number | null }, clock: Clock) => ({
  startSample: sampleAt(at, clock),
  endSample: until === null ? null : sampleAt(until, clock),
});

const LABEL_AT_MOST = 200;

/** The marks of a WAV: always by its own first sample. The label is one line, the note says all. */
export function cuesOf({ version, items }: Sheet): Cue[] {
  const clock: Clock = { sampleRate: version.sampleRate, startSample: 0 };
  return notesOf(items).map(({ at, until, body, author, kind, state, minutes }) => {
    const sample = sampleAt(at, clock);
    const length = until === null ? null : sampleAt(until, clock) - sample;
    const facts = [KIND_LABELS[kind], STATE_LABELS[state], ...(minutes > 0 ? [minutesWords(minutes)] : []), author].join(' · ');
    const words = [...oneLine(body)];
    const label = words.length > LABEL_AT_MOST ? `${words.slice(0, LABEL_AT_MOST - 1).join('')}…` : words.join('');
    return { sample, length: length === 0 ? null : length, label, note: `${body}\n${facts}` };
  });
}

/** A name for a file, of letters that every system takes: `harbour-lights-v3-open.reaper.csv`. */
export function fileNameFor(format: ExportFormat, parts: readonly string[]): string {
  return `${slug(parts.join(' '))}.${EXPORT_TYPES[format].ending}`;
}

/** Small letters, digits and hyphens; `track` where nothing is left. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase() || 'track';
