import type { LedgerEntryView } from '#server/services/tracks/ledger-page.server.ts';
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
    return [
      entry.id, entry.at, line.who, entry.rule, line.rule, entry.outcome, entry.sentence, entry.requestId, line.note, line.place,
      inputs.kind, inputs.receivedAt, inputs.windowState, inputs.opensAt, inputs.closesAt, inputs.bookingId, inputs.basis, inputs.need, flags, inputs.reason,
    ].map(cell).join(',');
  });
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

/** Quoted where it must be. A text that a spreadsheet would run as a formula gets an apostrophe first. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
