import { v7 } from 'uuid';
import { row } from './table.ts';

export type ApiAsk = { path: string; body?: unknown };

/** Every operation of the API.     owner engineer client stranger nobody */
export const API_TABLE = [
  row<ApiAsk>('GET /me', 'read',               'ok  ok  ok  ok  401', () => ({ path: '/me' })),
  row<ApiAsk>('GET /members', 'read',          'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/members?projectId=${projectId}` })),
  row<ApiAsk>('GET /members', 'read',          'ok  ok  404 404 401', () => ({ path: '/members' }), 'of the whole studio'),

  row<ApiAsk>('GET /projects', 'read',         'ok  ok  ok  ok  401', () => ({ path: '/projects' })),
  row<ApiAsk>('POST /projects', 'manage',      'ok  ok  403 403 401', () => ({ path: '/projects', body: { title: 'New', artist: 'A Band' } })),
  row<ApiAsk>('GET /projects/:id', 'read',     'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/projects/${projectId}` })),
  row<ApiAsk>('PATCH /projects/:id', 'manage', 'ok  ok  403 404 401', async ({ spare }) => ({ path: `/projects/${(await spare()).projectId}`, body: { title: 'Other' } })),

  row<ApiAsk>('GET /tracks', 'read',           'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/tracks?projectId=${projectId}` })),
  row<ApiAsk>('POST /tracks', 'manage',        'ok  ok  403 404 401', async ({ spare }) => ({ path: '/tracks', body: { projectId: (await spare()).projectId, title: 'New' } })),
  row<ApiAsk>('GET /tracks/:id', 'read',       'ok  ok  ok  404 401', ({ trackId }) => ({ path: `/tracks/${trackId}` })),
  row<ApiAsk>('PATCH /tracks/:id', 'manage',   'ok  ok  403 404 401', async ({ spare }) => ({ path: `/tracks/${(await spare()).trackId}`, body: { title: 'Other' } })),
  row<ApiAsk>('PATCH /tracks/:id', 'manage',   'ok  ok  403 404 401', async ({ spare }) => ({ path: `/tracks/${(await spare()).trackId}`, body: { mixState: 'done' } }), 'done'),
  row<ApiAsk>('GET /tracks/:id/events', 'read', 'ok ok  ok  404 401', ({ trackId }) => ({ path: `/tracks/${trackId}/events` })),
  row<ApiAsk>('GET /tracks/:id/ledger', 'read', 'ok ok  403 404 401', ({ trackId }) => ({ path: `/tracks/${trackId}/ledger` })),

  row<ApiAsk>('GET /versions', 'read',         'ok  ok  ok  404 401', ({ trackId }) => ({ path: `/versions?trackId=${trackId}` })),
  row<ApiAsk>('GET /versions/:id', 'read',     'ok  ok  ok  404 401', ({ versionId }) => ({ path: `/versions/${versionId}` })),
  row<ApiAsk>('GET /versions/:id', 'read',     'ok  ok  404 404 401', async ({ draft }) => ({ path: `/versions/${await draft()}` }), 'a draft'),
  row<ApiAsk>('PATCH /versions/:id', 'versions', 'ok ok 404 404 401', async ({ draft }) => ({ path: `/versions/${await draft()}`, body: { label: 'x' } }), 'a draft'),
  row<ApiAsk>('PATCH /versions/:id', 'versions', '409 409 403 404 401', ({ versionId }) => ({ path: `/versions/${versionId}`, body: { label: 'x' } })),
  row<ApiAsk>('PATCH /versions/:id', 'versions', 'ok ok 403 404 401', ({ versionId }) => ({ path: `/versions/${versionId}`, body: { offsetSamples: -480 } }), 'on the song’s clock'),
  row<ApiAsk>('POST /versions/:id/publish', 'versions', 'ok ok 404 404 401', async ({ draft }) => ({ path: `/versions/${await draft()}/publish` }), 'a draft'),
  row<ApiAsk>('POST /versions/:id/publish', 'versions', 'ok ok 403 404 401', ({ versionId }) => ({ path: `/versions/${versionId}/publish` })),
  row<ApiAsk>('DELETE /versions/:id', 'versions', 'ok ok 404 404 401', async ({ draft }) => ({ path: `/versions/${await draft()}` }), 'a draft'),
  row<ApiAsk>('DELETE /versions/:id', 'versions', '409 409 403 404 401', ({ versionId }) => ({ path: `/versions/${versionId}` })),

  row<ApiAsk>('GET /blind-tests', 'read',      'ok  ok  ok  404 401', ({ trackId }) => ({ path: `/blind-tests?trackId=${trackId}` })),
  row<ApiAsk>('GET /blind-tests/:id', 'read',  '404 404 404 404 401', async ({ blindTest }) => ({ path: `/blind-tests/${(await blindTest('member')).id}` }), 'another’s, running'),
  row<ApiAsk>('GET /blind-tests/:id', 'read',  'ok  ok  ok  404 401', async ({ blindTest }) => ({ path: `/blind-tests/${(await blindTest('member', true)).id}` }), 'a result'),
  row<ApiAsk>('POST /blind-tests', 'notes',    'ok  ok  ok  404 401', async ({ pair }) => ({ path: '/blind-tests', body: { ...(await pair()), kind: 'abx' } })),
  row<ApiAsk>('POST /blind-tests', 'notes',    'ok  ok  404 404 401', async ({ pair }) => ({ path: '/blind-tests', body: { ...(await pair(false)), kind: 'abx' } }), 'over a draft'),
  row<ApiAsk>('POST /blind-tests/:id/votes', 'notes', 'ok 404 404 404 401', async ({ blindTest }) => ({ path: `/blind-tests/${(await blindTest('owner')).id}/votes`, body: { trial: 1, slot: 'a' } }), 'the owner’s'),
  row<ApiAsk>('POST /blind-tests/:id/votes', 'notes', '404 404 ok 404 401', async ({ blindTest }) => ({ path: `/blind-tests/${(await blindTest('client')).id}/votes`, body: { trial: 1, slot: 'a' } }), 'the client’s'),
  row<ApiAsk>('POST /blind-tests/:id/trials', 'notes', 'ok 404 404 404 401', async ({ blindTest }) => ({ path: `/blind-tests/${(await blindTest('owner')).id}/trials` }), 'the owner’s'),
  row<ApiAsk>('POST /blind-tests/:id/end', 'notes', 'ok 404 404 404 401', async ({ blindTest }) => ({ path: `/blind-tests/${(await blindTest('owner')).id}/end` }), 'the owner’s'),

  row<ApiAsk>('GET /notes', 'read',            'ok  ok  ok  404 401', ({ trackId }) => ({ path: `/notes?trackId=${trackId}` })),
  row<ApiAsk>('GET /notes/:id', 'read',        'ok  ok  ok  404 401', ({ oneNote }) => ({ path: `/notes/${oneNote}` })),
  row<ApiAsk>('POST /notes', 'notes',          'ok  ok  ok  404 401', ({ versionId }) => ({ path: '/notes', body: { id: v7(), versionId, at: 0, body: 'snare down' } })),
  row<ApiAsk>('POST /notes', 'notes',          '409 409 404 404 401', async ({ draft }) => ({ path: '/notes', body: { versionId: await draft(), at: 0, body: 'x' } }), 'on a draft'),
  row<ApiAsk>('POST /notes', 'notes',          'ok  ok  ok  404 401', ({ oneNote, versionId }) => ({ path: '/notes', body: { versionId, at: 0, body: 'x', parent: oneNote } }), 'an answer'),
  row<ApiAsk>('PATCH /notes/:id', 'notes',     '403 403 ok  404 401', async ({ note }) => ({ path: `/notes/${(await note()).id}`, body: { body: 'snare up' } }), 'the client’s'),
  row<ApiAsk>('PATCH /notes/:id', 'notes',     'ok  403 403 404 401', async ({ note }) => ({ path: `/notes/${(await note('owner')).id}`, body: { body: 'snare up' } }), 'the owner’s'),
  row<ApiAsk>('DELETE /notes/:id', 'notes',    '403 403 ok  404 401', async ({ note }) => ({ path: `/notes/${(await note()).id}` }), 'the client’s'),
  row<ApiAsk>('DELETE /notes/:id', 'notes',    'ok  403 403 404 401', async ({ note }) => ({ path: `/notes/${(await note('owner')).id}` }), 'the owner’s'),

  row<ApiAsk>('GET /requests', 'read',         'ok  ok  ok  ok  401', () => ({ path: '/requests' })),
  row<ApiAsk>('GET /requests', 'read',         'ok  ok  ok  404 401', ({ trackId }) => ({ path: `/requests?trackId=${trackId}` }), 'of the track'),
  row<ApiAsk>('GET /requests', 'read',         'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/requests?projectId=${projectId}` }), 'of the project'),
  row<ApiAsk>('GET /requests/:id', 'read',     'ok  ok  ok  404 401', ({ oneRequest }) => ({ path: `/requests/${oneRequest}` })),
  row<ApiAsk>('POST /requests/:requestId/decisions', 'manage', 'ok ok 403 404 401', async ({ request }) => ({ path: `/requests/${await request()}/decisions`, body: { action: 'start' } })),
  row<ApiAsk>('POST /requests/:requestId/decisions', 'manage', 'ok ok 403 404 401', async ({ request }) => ({ path: `/requests/${await request()}/decisions`, body: { action: 'goodwill', reason: 'x' } }), 'goodwill'),
  row<ApiAsk>('POST /requests/:requestId/decisions', 'notes', 'ok ok ok 404 401', async ({ doneRequest }) => ({ path: `/requests/${await doneRequest()}/decisions`, body: { action: 'verify' } }), 'did it land'),

  row<ApiAsk>('GET /bookings', 'read',         'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/bookings?projectId=${projectId}` })),
  row<ApiAsk>('GET /bookings', 'read',         'ok  ok  ok  404 401', ({ trackId }) => ({ path: `/bookings?trackId=${trackId}` }), 'of the track'),
  row<ApiAsk>('GET /bookings/:id', 'read',     'ok  ok  ok  404 401', async (world) => ({ path: `/bookings/${await world.booking()}` })),
  row<ApiAsk>('POST /bookings', 'manage',      'ok  ok  403 404 401', ({ projectId, hour }) => ({ path: '/bookings', body: { projectId, service: 'mix_time', ...hour() } })),
  row<ApiAsk>('POST /bookings/:id/cancel', 'manage', 'ok ok 403 404 401', async (world) => ({ path: `/bookings/${await world.booking()}/cancel`, body: {} })),
];
