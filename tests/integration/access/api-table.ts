import { v7 } from 'uuid';
import { DEFAULT_SERVICES } from '#app/domain/booking/services.ts';
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

  row<ApiAsk>('GET /versions/:id/export', 'read', 'ok ok ok 404 401', ({ versionId }) => ({ path: `/versions/${versionId}/export?format=reaper` })),
  row<ApiAsk>('GET /versions/:id/export', 'read', 'ok ok 404 404 401', async ({ draft }) => ({ path: `/versions/${await draft()}/export?format=md` }), 'of a draft'),
  row<ApiAsk>('GET /versions/:id/export', 'read', 'ok ok ok 404 401', ({ versionId }) => ({ path: `/versions/${versionId}/export?format=wav` }), 'in the original'),
  row<ApiAsk>('GET /versions/:id/export', 'read', '409 409 403 404 401', async ({ withoutDownloads }) => ({ path: `/versions/${(await withoutDownloads()).versionId}/export?format=wav` }), 'in an original that is not for download'),
  row<ApiAsk>('POST /versions/:id/import', 'notes', 'ok ok ok 404 401', ({ versionId }) => ({ path: `/versions/${versionId}/import`, body: { text: '1.000000\t1.000000\tsnare down', dryRun: true } })),
  row<ApiAsk>('POST /versions/:id/import', 'notes', 'ok ok ok 404 401', ({ versionId }) => ({ path: `/versions/${versionId}/import`, body: { text: `#,Name,Start,End,Length\nM1,snare down ${v7()},0:01.000,,` } }), 'in earnest'),
  row<ApiAsk>('POST /versions/:id/import', 'notes', '409 409 404 404 401', async ({ draft }) => ({ path: `/versions/${await draft()}/import`, body: { text: '1.0\t1.0\tx' } }), 'on a draft'),

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
  row<ApiAsk>('POST /requests/:requestId/voice', 'notes', 'ok ok ok 404 401', async ({ othersRequest }) => ({ path: `/requests/${await othersRequest()}/voice` })),
  row<ApiAsk>('POST /requests/:requestId/voice', 'notes', 'ok ok 409 404 401', async ({ request }) => ({ path: `/requests/${await request()}/voice` }), 'the client’s own'),
  row<ApiAsk>('DELETE /requests/:requestId/voice', 'notes', 'ok ok ok 404 401', async ({ othersRequest }) => ({ path: `/requests/${await othersRequest()}/voice` })),

  row<ApiAsk>('GET /conflicts', 'read',        'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/conflicts?projectId=${projectId}` })),
  row<ApiAsk>('GET /conflicts/:id', 'read',    'ok  ok  ok  404 401', async ({ conflict }) => ({ path: `/conflicts/${(await conflict('client')).id}` })),
  row<ApiAsk>('POST /conflicts/:conflictId/pick', 'notes', '403 403 ok 404 401', async ({ conflict }) => {
    const { id, requestId } = await conflict('client');
    return { path: `/conflicts/${id}/pick`, body: { requestId } };
  }, 'the client decides'),
  row<ApiAsk>('POST /conflicts/:conflictId/pick', 'notes', 'ok 403 403 404 401', async ({ conflict }) => {
    const { id, requestId } = await conflict('owner');
    return { path: `/conflicts/${id}/pick`, body: { requestId } };
  }, 'the owner decides'),
  row<ApiAsk>('GET /desk', 'read',             'ok  ok  404 404 401', () => ({ path: '/desk' })),
  row<ApiAsk>('GET /desk/requests/:id', 'read', 'ok ok  404 404 401', ({ oneRequest }) => ({ path: `/desk/requests/${oneRequest}` })),
  row<ApiAsk>('POST /desk/decisions', 'manage', 'ok ok  404 404 401', async ({ request }) => ({ path: '/desk/decisions', body: { items: [{ requestId: await request(), rowVersion: 1 }], decision: { action: 'start' } } })),
  row<ApiAsk>('POST /desk/undo', 'manage',     'ok  ok  404 404 401', async ({ request }) => ({ path: '/desk/undo', body: { requestIds: [await request()] } })),
  row<ApiAsk>('GET /desk/filters', 'read',     'ok  ok  404 404 401', () => ({ path: '/desk/filters' })),
  row<ApiAsk>('POST /desk/filters', 'manage',  'ok  ok  404 404 401', () => ({ path: '/desk/filters', body: { name: v7(), filter: { tab: 'book' } } })),
  row<ApiAsk>('PATCH /desk/filters/:id', 'manage', 'ok 404 404 404 401', async ({ filter }) => ({ path: `/desk/filters/${await filter('owner')}`, body: { name: v7() } }), 'the owner’s'),
  row<ApiAsk>('DELETE /desk/filters/:id', 'manage', 'ok 404 404 404 401', async ({ filter }) => ({ path: `/desk/filters/${await filter('owner')}` }), 'the owner’s'),
  row<ApiAsk>('GET /desk/reasons', 'read',     'ok  ok  404 404 401', () => ({ path: '/desk/reasons' })),
  row<ApiAsk>('POST /desk/reasons', 'manage',  'ok  ok  404 404 401', () => ({ path: '/desk/reasons', body: { body: v7() } })),
  row<ApiAsk>('PATCH /desk/reasons/:id', 'manage', 'ok ok 404 404 401', async ({ declineReason }) => ({ path: `/desk/reasons/${await declineReason()}`, body: { body: v7() } })),
  row<ApiAsk>('DELETE /desk/reasons/:id', 'manage', 'ok ok 404 404 401', async ({ declineReason }) => ({ path: `/desk/reasons/${await declineReason()}` })),

  row<ApiAsk>('GET /bookings', 'read',         'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/bookings?projectId=${projectId}` })),
  row<ApiAsk>('GET /bookings', 'read',         'ok  ok  ok  404 401', ({ trackId }) => ({ path: `/bookings?trackId=${trackId}` }), 'of the track'),
  row<ApiAsk>('GET /bookings/:id', 'read',     'ok  ok  ok  404 401', async (world) => ({ path: `/bookings/${await world.booking()}` })),
  row<ApiAsk>('POST /bookings', 'manage',      'ok  ok  403 404 401', ({ projectId, hour }) => ({ path: '/bookings', body: { projectId, service: 'mix_time', ...hour() } })),
  row<ApiAsk>('POST /bookings', 'manage',      'ok  ok  403 404 401', ({ projectId, hour }) => ({ path: '/bookings', body: { projectId, service: 'mix_time', agreed: false, ...hour() } }), 'as an offer'),
  row<ApiAsk>('GET /slots', 'read',            'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/slots?projectId=${projectId}&service=mix_time` })),
  row<ApiAsk>('GET /estimates', 'read',        'ok  ok  ok  404 401', ({ projectId }) => ({ path: `/estimates?projectId=${projectId}` })),
  row<ApiAsk>('POST /bookings/requests', 'manage', '403 403 ok 404 401', async ({ spare, slot }) => ({ path: '/bookings/requests', body: { projectId: (await spare()).projectId, service: 'mix_time', minutes: 30, startsAt: await slot() } })),
  row<ApiAsk>('POST /bookings/:id/offer', 'manage', 'ok ok 403 404 401', async ({ asked }) => ({ path: `/bookings/${await asked()}/offer`, body: { price: 5000 } })),
  row<ApiAsk>('POST /bookings/:id/agree', 'manage', '403 403 ok 404 401', async ({ offered }) => ({ path: `/bookings/${await offered()}/agree` })),
  row<ApiAsk>('POST /bookings/:id/decline', 'manage', '403 403 ok 404 401', async ({ offered }) => ({ path: `/bookings/${await offered()}/decline` }), 'an offer'),
  row<ApiAsk>('POST /bookings/:id/decline', 'manage', 'ok ok 403 404 401', async ({ asked }) => ({ path: `/bookings/${await asked()}/decline`, body: { reason: 'full' } }), 'a request'),
  row<ApiAsk>('POST /bookings/:id/withdraw', 'manage', '403 403 ok 404 401', async ({ asked }) => ({ path: `/bookings/${await asked()}/withdraw` })),
  row<ApiAsk>('POST /bookings/:id/move', 'manage', 'ok ok ok 404 401', async ({ booking, slot }) => ({ path: `/bookings/${await booking()}/move`, body: { startsAt: await slot() } })),
  row<ApiAsk>('POST /bookings/:id/move/accept', 'manage', '403 403 ok 404 401', async ({ moving }) => ({ path: `/bookings/${await moving()}/move/accept` })),
  row<ApiAsk>('POST /bookings/:id/move/refuse', 'manage', '403 403 ok 404 401', async ({ moving }) => ({ path: `/bookings/${await moving()}/move/refuse` })),
  row<ApiAsk>('POST /bookings/:id/move/withdraw', 'manage', 'ok ok 403 404 401', async ({ moving }) => ({ path: `/bookings/${await moving()}/move/withdraw` })),
  row<ApiAsk>('POST /bookings/:id/minutes', 'manage', 'ok ok 403 404 401', async ({ begun }) => ({ path: `/bookings/${await begun()}/minutes`, body: { actualMinutes: 50 } })),
  row<ApiAsk>('POST /bookings/:id/cancel', 'manage', 'ok ok ok 404 401', async (world) => ({ path: `/bookings/${await world.booking()}/cancel`, body: {} })),
  row<ApiAsk>('GET /bookings/:id/cancellation', 'manage', 'ok ok ok 404 401', async (world) => ({ path: `/bookings/${await world.booking()}/cancellation` })),

  row<ApiAsk>('GET /booking-settings', 'manage', 'ok 403 403 403 401', () => ({ path: '/booking-settings' })),
  row<ApiAsk>('PATCH /booking-settings', 'manage', 'ok 403 403 403 401', () => ({ path: '/booking-settings', body: { noticeHours: 48 } })),
  row<ApiAsk>('PATCH /booking-settings/service', 'manage', 'ok 403 403 403 401', () => ({ path: '/booking-settings/service', body: { service: 'mastering_session', ...DEFAULT_SERVICES.mastering_session } })),
  row<ApiAsk>('PATCH /booking-settings/rate', 'manage', 'ok 403 403 403 401', () => ({ path: '/booking-settings/rate', body: { service: 'mastering_session', hourlyRate: 5000 } })),
  row<ApiAsk>('POST /rooms', 'manage',         'ok  403 403 403 401', () => ({ path: '/rooms', body: { name: v7() } })),
  row<ApiAsk>('PATCH /rooms/:id', 'manage',    'ok  403 403 403 401', async ({ room }) => ({ path: `/rooms/${await room()}`, body: { archived: true } })),
  row<ApiAsk>('PATCH /engineers/:id', 'manage', 'ok 403 403 403 401', ({ engineer }) => ({ path: `/engineers/${engineer.userId}`, body: { bookable: true } })),
  row<ApiAsk>('POST /closures', 'manage',      'ok  403 403 403 401', () => ({ path: '/closures', body: { name: 'Holiday', firstDay: '2089-12-24', lastDay: '2089-12-26' } })),
  row<ApiAsk>('DELETE /closures/:id', 'manage', 'ok 403 403 403 401', async ({ closure }) => ({ path: `/closures/${await closure()}` })),
];
