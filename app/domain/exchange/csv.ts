/** Comma-separated text by RFC 4180. */

/** One field, quoted where it must be. */
export const csvField = (text: string): string => (/[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text);

/** A text for a spreadsheet: what it would run as a formula gets an apostrophe first. */
export const notAFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export const csvRow = (fields: readonly string[]): string => fields.map(csvField).join(',');

export type CsvRecord = {
  /** The line it begins on, from 1. */
  line: number;
  fields: string[];
  /** A quoted field that never ends: the rest of the text is in it. */
  broken: boolean;
};

/** Reads records; empty lines are none. Breaks may be of any system, and lie inside quoted fields. */
export function readCsv(text: string, separator: ',' | ';' = ','): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const record: CsvRecord = { line, fields: [], broken: false };
    for (let more = true; more; ) {
      const field = readField(text, at, separator);
      record.fields.push(field.value);
      record.broken ||= field.broken;
      line += field.breaks;
      at = field.end;
      more = text[at] === separator;
      if (more) at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    if (at < text.length) {
      at += 1;
      line += 1;
    }
    if (record.fields.length > 1 || record.fields[0]?.trim()) records.push(record);
  }
  return records;
}

type Field = { value: string; end: number; breaks: number; broken: boolean };

function readField(text: string, start: number, separator: string): Field {
  if (text[start] !== '"') return { ...plainRest(text, start, separator), breaks: 0, broken: false };
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      value += text.slice(at);
      return { value, end: text.length, breaks: breaksIn(value), broken: true };
    }
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // Words after the closing quote are no part of the format, and still somebody's words.
  const rest = plainRest(text, at, separator);
  return { value: value + rest.value, end: rest.end, breaks: breaksIn(value), broken: false };
}

function plainRest(text: string, start: number, separator: string): { value: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}

const breaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
