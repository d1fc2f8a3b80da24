import { v7 } from 'uuid';
import { row } from './table.ts';

export type DoorAsk = { path: string; headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> };

const tus = { 'Tus-Resumable': '1.0.0' };
const metadata = (trackId: string) => `trackId ${Buffer.from(trackId).toString('base64')},filename ${Buffer.from('mix.wav').toString('base64')}`;

/** What is neither page, API nor socket.   owner engineer client stranger nobody */
export const DOOR_TABLE = [
  row<DoorAsk>('GET /healthz', null,                'ok  ok  ok  ok  ok ', () => ({ path: '/healthz' })),
  row<DoorAsk>('GET /readyz', null,                 'ok  ok  ok  ok  ok ', () => ({ path: '/readyz' })),
  row<DoorAsk>('GET /metrics', null,                'ok  ok  ok  ok  ok ', () => ({ path: '/metrics' }), 'from loopback'),
  row<DoorAsk>('GET /api/v1/openapi.json', null,    'ok  ok  ok  ok  ok ', () => ({ path: '/api/v1/openapi.json' })),
  row<DoorAsk>('GET /media/:versionId/:file', 'read', 'ok ok ok  404 404', ({ versionId }) => ({ path: `/media/${versionId}/lossless.flac` })),
  row<DoorAsk>('GET /media/:versionId/:file', 'read', 'ok ok ok  404 404', ({ versionId }) => ({ path: `/media/${versionId}/original` }), 'the original'),
  row<DoorAsk>('GET /media/:versionId/:file', 'read', '404 404 404 404 404', async ({ draft }) => ({ path: `/media/${await draft()}/lossless.flac` }), 'a draft, whose file is not there'),
  row<DoorAsk>('GET /media/blind/:testId/:trial/:slot.json', 'read', 'ok 404 404 404 404', async ({ blindTest }) => ({ path: `/media/blind/${(await blindTest('owner')).id}/1/x.json` }), 'the owner’s'),
  row<DoorAsk>('GET /media/blind/:testId/:trial/:slot.json', 'read', '404 404 ok 404 404', async ({ blindTest }) => ({ path: `/media/blind/${(await blindTest('client')).id}/1/x.json` }), 'the client’s'),
  row<DoorAsk>('GET /media/blind/:testId/:trial/:slot.pcm', 'read', '404 404 404 404 404', async ({ blindTest }) => ({ path: `/media/blind/${(await blindTest('client', true)).id}/1/x.pcm` }), 'after its end'),
  row<DoorAsk>('PUT /media/:versionId/voice/:id', 'notes', 'ok ok ok 404 401', ({ versionId, voice }) => ({ path: `/media/${versionId}/voice/${v7()}`, body: voice })),
  row<DoorAsk>('PUT /media/:versionId/voice/:id', 'notes', '409 409 404 404 401', async ({ draft, voice }) => ({ path: `/media/${await draft()}/voice/${v7()}`, body: voice }), 'on a draft'),
  row<DoorAsk>('GET /media/:versionId/voice/:id', 'read', 'ok ok ok  404 404', async ({ said }) => ({ path: await said('note') })),
  row<DoorAsk>('GET /media/:versionId/voice/:id', 'read', '404 404 404 404 404', async ({ said }) => ({ path: await said('withdrawn') }), 'of a note that was taken back'),
  row<DoorAsk>('GET /media/:versionId/voice/:id', 'read', '404 404 404 404 404', async ({ said }) => ({ path: await said('alone') }), 'the client’s, in no note yet'),
  row<DoorAsk>('GET /calendar/:secret.ics', null,   'ok  ok  ok  ok  ok ', async ({ calendar }) => ({ path: await calendar('client') }), 'the client’s: its address is the key'),
  row<DoorAsk>('GET /calendar/:secret.ics', null,   '404 404 404 404 404', async ({ calendar }) => ({ path: await calendar('client', true) }), 'one that was closed'),
  row<DoorAsk>('GET /calendar/:secret.ics', null,   '404 404 404 404 404', () => ({ path: '/calendar/none.ics' }), 'none'),
  row<DoorAsk>('POST /uploads', 'versions',         'ok  ok  403 404 401', ({ trackId }) => ({ path: '/uploads', headers: { ...tus, 'Upload-Length': '10', 'Upload-Metadata': metadata(trackId) } })),
  row<DoorAsk>('HEAD /uploads/:id', null,           '404 404 404 404 401', ({ versionId }) => ({ path: `/uploads/${versionId}`, headers: tus }), 'none of theirs'),
  row<DoorAsk>('PATCH /uploads/:id', null,          '404 404 404 404 401', ({ versionId }) => ({ path: `/uploads/${versionId}`, headers: { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' } }), 'none of theirs'),
  row<DoorAsk>('DELETE /uploads/:id', null,         '404 404 404 404 401', ({ versionId }) => ({ path: `/uploads/${versionId}`, headers: tus }), 'none of theirs'),
];
