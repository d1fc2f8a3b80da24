import type { ExportFormat } from '#app/domain/exchange/file.ts';

/** What a person chooses from, in the order of how often it is wanted. */
export const DOWNLOADS: readonly { format: ExportFormat; name: string; hint: string }[] = [
  { format: 'reaper', name: 'REAPER markers', hint: 'Region/Marker Manager, Import. Points are markers, ranges are regions.' },
  { format: 'audacity', name: 'Audacity labels', hint: 'File, Import, Labels.' },
  { format: 'midi', name: 'MIDI markers', hint: 'For Logic, Cubase and Pro Tools: import it with its tempo, 125 beats a minute.' },
  { format: 'csv', name: 'Table (CSV)', hint: 'One row a request, for a spreadsheet.' },
  { format: 'md', name: 'Markdown', hint: 'A list with boxes to tick.' },
];

export type Choice = { requests: string; clock?: string };

/** Where a file of these requests is. */
export function exportUrl(versionId: string, format: ExportFormat, { requests, clock = 'version' }: Choice): string {
  return `/api/v1/versions/${versionId}/export?${new URLSearchParams({ format, ...selectionOf(requests), ...(clock === 'version' ? {} : { clock }) })}`;
}

/** The printable sheet of these requests. */
export const sheetUrl = (trackId: string, versionId: string, { requests }: Choice): string =>
  `/tracks/${trackId}/sheet?${new URLSearchParams({ version: versionId, ...(requests === 'open' ? {} : { requests }) })}`;

/** Whether markers can be written into an original, by its name. */
export const isWav = (fileName: string): boolean => /\.(wav|wave|bwf|rf64)$/i.test(fileName);

const selectionOf = (requests: string): Record<string, string> => (requests === 'open' ? {} : requests === 'all' ? { requests } : { state: requests });
