import { formatTimecodeExact } from '../shared/timecode.ts';
import { csvRow, notAFormula } from './csv.ts';
import { type Clock, sampleAt } from './place.ts';
import type { Sheet } from './sheet.ts';

const COLUMNS = ['start', 'end', 'start_sample', 'end_sample', 'note', 'author', 'kind', 'state', 'minutes', 'sentence', 'note_id', 'request_id', 'voice_note', 'section'] as const;

/** The requests for a spreadsheet: one row each, times in the version, samples on the clock that was asked for. */
export function requestTable({ items }: Sheet, clock: Clock): string {
  const rows = items.map(({ noteId, requestId, at, until, section, body, voiceLink, author, kind, state, minutes, sentence }) =>
    csvRow([
      formatTimecodeExact(at),
      until === null ? '' : formatTimecodeExact(until),
      String(sampleAt(at, clock)),
      until === null ? '' : String(sampleAt(until, clock)),
      notAFormula(body),
      notAFormula(author),
      kind,
      state,
      String(minutes),
      notAFormula(sentence),
      noteId,
      requestId,
      voiceLink ?? '',
      notAFormula(section ?? ''),
    ]),
  );
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}
