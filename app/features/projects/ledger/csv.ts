import type { LedgerEntryView } from '#server/services/tracks/ledger-page.server.ts';
import { csvRow, notAFormula } from '#app/domain/exchange/csv.ts';
import { ledgerLine } from './words.ts';

const COLUMNS = [
  'number',
  'at',
  'decided_by',
  'rule',
  'rule_in_words',
  'outcome',
  'sentence',
  'request',
  'note',
  'place',
  'kind',
  'received_at',
  'window',
  'opens_at',
  'closes_at',
  'booking',
  'basis',
  'need',
  'flags',
  'reason',
] as const;

/** The ledger as RFC 4180 text, oldest first; instants in UTC. */
export function ledgerCsv(entries: LedgerEntryView[], timeZone: string): string {
  const rows = [...entries].reverse().map((entry) => {
    const { inputs } = entry;
    const line = ledgerLine(entry, timeZone);
    const flags = Array.isArray(inputs.flags) ? inputs.flags.join(' ') : '';
    return csvRow([
      entry.id, entry.at, line.who, entry.rule, line.rule, entry.outcome, entry.sentence, entry.requestId, line.note, line.place,
      inputs.kind, inputs.receivedAt, inputs.windowState, inputs.opensAt, inputs.closesAt, inputs.bookingId, inputs.basis, inputs.need, flags, inputs.reason,
    ].map(cell));
  });
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

const cell = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'string' ? notAFormula(value) : JSON.stringify(value));
