import { readAudacity } from './audacity.ts';
import type { Imported, ImportInto } from './imported.ts';
import { readReaper } from './reaper.ts';

/** What can come back from a DAW. */
export const IMPORT_FORMATS = ['reaper', 'audacity'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Which of them a text is, by how it begins; null when by none. */
export function formatOf(text: string): ImportFormat | null {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^#\s*[,;]/.test(start)) return 'reaper';
  return /^-?\d+(?:[.,]\d+)?\t/.test(start) ? 'audacity' : null;
}

/** Reads a file into notes of a version, and what of it cannot be one. */
export const readMarks = (format: ImportFormat, text: string, into: ImportInto): Imported =>
  format === 'reaper' ? readReaper(text, into) : readAudacity(text, into);
