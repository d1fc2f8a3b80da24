import { v7 } from 'uuid';
import { row } from './table.ts';

/** Every event a client may send.      owner engineer client stranger nobody */
export const SOCKET_TABLE = [
  row<object>('track:join', 'read',            'ok  ok  ok  404 401', ({ trackId }) => ({ trackId })),
  row<object>('track:leave', null,             'ok  ok  ok  ok  401', ({ trackId }) => ({ trackId })),
  row<object>('note:create', 'notes',          'ok  ok  ok  404 401', ({ versionId }) => ({ id: v7(), versionId, at: 0, body: 'snare down' })),
  row<object>('note:create', 'notes',          '409 409 404 404 401', async ({ draft }) => ({ id: v7(), versionId: await draft(), at: 0, body: 'x' }), 'on a draft'),
  row<object>('note:update', 'notes',          '403 403 ok  404 401', async ({ note }) => ({ id: (await note()).id, body: 'snare up' }), 'the client’s'),
  row<object>('note:update', 'notes',          'ok  403 403 404 401', async ({ note }) => ({ id: (await note('owner')).id, body: 'snare up' }), 'the owner’s'),
  row<object>('note:withdraw', 'notes',        '403 403 ok  404 401', async ({ note }) => ({ id: (await note()).id }), 'the client’s'),
  row<object>('note:withdraw', 'notes',        'ok  403 403 404 401', async ({ note }) => ({ id: (await note('owner')).id }), 'the owner’s'),
  row<object>('request:decide', 'manage',      'ok  ok  403 404 401', async ({ request }) => ({ requestId: await request(), action: 'start' })),
  row<object>('request:decide', 'notes',       'ok  ok  ok  404 401', async ({ doneRequest }) => ({ requestId: await doneRequest(), action: 'verify' }), 'did it land'),
  row<object>('request:join', 'notes',         'ok  ok  ok  404 401', async ({ othersRequest }) => ({ requestId: await othersRequest() })),
  row<object>('request:leave', 'notes',        'ok  ok  ok  404 401', async ({ othersRequest }) => ({ requestId: await othersRequest() })),
  row<object>('presence:update', 'notes',      'ok  ok  ok  404 401', ({ trackId, versionId }) => ({ trackId, versionId, position: 0, playing: true })),
  row<object>('presence:update', 'notes',      'ok  ok  404 404 401', async ({ trackId, draft }) => ({ trackId, versionId: await draft() }), 'on a draft'),
  row<object>('desk:join', 'read',             'ok  ok  404 404 401', () => ({})),
  row<object>('desk:leave', null,              'ok  ok  ok  ok  401', () => ({})),
  row<object>('calendar:join', 'read',         'ok  ok  ok  ok  401', () => ({})),
  row<object>('calendar:leave', null,          'ok  ok  ok  ok  401', () => ({})),
];
