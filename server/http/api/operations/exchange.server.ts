import { exportQuery, importAnswer, importMarks } from '#app/contracts/exchange.ts';
import { EXPORT_TYPES } from '#app/domain/exchange/file.ts';
import { exportRequests } from '../../../services/exchange/export-requests.server.ts';
import { importMarks as importMarksService } from '../../../services/exchange/import-marks.server.ts';
import { FileOutput, operation } from '../operation.server.ts';

const tag = 'exchange';
const types = [...new Set(Object.values(EXPORT_TYPES).map(({ type }) => type.replace(/;.*/, '')))] as [string, ...string[]];

export const exchangeOperations = [
  operation({
    id: 'exportRequests',
    tag,
    method: 'GET',
    path: '/versions/:id/export',
    summary: 'The requests of a version as a file: REAPER markers, Audacity labels, MIDI markers, CSV, Markdown, JSON, or as cues in the original WAV',
    actions: ['request.read', 'version.download'],
    input: exportQuery,
    status: 200,
    output: new FileOutput(types),
    handle: exportRequests,
  }),
  operation({
    id: 'importMarks',
    tag,
    method: 'POST',
    path: '/versions/:id/import',
    summary: 'Notes from REAPER\'s marker list or Audacity\'s labels, judged as any note; the same file twice makes them once, `dryRun` only says what would be made',
    actions: ['note.create'],
    input: importMarks,
    status: 200,
    output: importAnswer,
    handle: importMarksService,
  }),
];
