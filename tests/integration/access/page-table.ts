import { v7 } from 'uuid';
import { type Answers, answers } from './table.ts';
import type { World } from './world.ts';

export type PageAsk = { path: string; form?: Record<string, string> };
export type PageRow = { route: string; what: string; answers: Answers; ask: (world: World) => PageAsk | Promise<PageAsk> };

/** A page as it is looked at. */
const see = (route: string, columns: string, path: (world: World) => string | Promise<string>): PageRow =>
  ({ route: `routes/${route}`, what: 'GET', answers: answers(columns), ask: async (world) => ({ path: await path(world) }) });

/** A form of a page as a browser without JavaScript sends it. */
const send = (route: string, what: string, columns: string, ask: (world: World) => Required<PageAsk> | Promise<Required<PageAsk>>): PageRow =>
  ({ route: `routes/${route}`, what: `POST ${what}`, answers: answers(columns), ask });

/** Panning stays a small tweak: with no category ticked nothing is, and later rows' wishes would wait for a decision. */
const STUDIO = { name: 'Test Room', currency: 'GBP', hourlyRate: '45', windowDays: '14', timeZone: 'Europe/London', minutesLimit: '30', dbLimit: '3', minorCategories: 'pan' };
const editOf = async ({ spare }: World) => `/projects/${(await spare()).projectId}/edit`;

/** Every page and every form.          owner engineer client stranger nobody */
export const PAGE_TABLE: PageRow[] = [
  see('_index',                          'ok  ok  ok  ok  sign-in', () => '/'),
  see('settings',                        '/settings/profile /settings/profile /settings/profile /settings/profile /settings/profile', () => '/settings'),
  see('settings._index',                 '/settings/profile /settings/profile /settings/profile /settings/profile /settings/profile', () => '/settings'),
  see('settings.profile',                'ok  ok  ok  ok  sign-in', () => '/settings/profile'),
  send('settings.profile', 'profile',    '422 422 422 422 sign-in', () => ({ path: '/settings/profile', form: { form: 'profile' } })),
  send('settings.profile', 'calendar address', 'ok ok ok ok sign-in', () => ({ path: '/settings/profile', form: { form: 'calendar-make' } })),
  send('settings.profile', 'calendar of the studio', 'ok ok 422 422 sign-in', () => ({ path: '/settings/profile', form: { form: 'calendar-covers', covers: 'studio' } })),
  send('settings.profile', 'close the calendar', 'ok ok ok ok sign-in', () => ({ path: '/settings/profile', form: { form: 'calendar-close' } })),
  see('settings.people',                 'ok  ok  404 404 sign-in', () => '/settings/people'),
  send('settings.people', 'invite',      'ok  ok  403 404 sign-in', ({ projectId }) => ({ path: '/settings/people', form: { form: 'invite', to: projectId } })),
  send('settings.people', 'engineer',    'ok  403 404 404 sign-in', () => ({ path: '/settings/people', form: { form: 'invite', to: 'engineer' } })),
  send('settings.people', 'remove',      '404 403 404 404 sign-in', () => ({ path: '/settings/people', form: { form: 'remove', id: v7() } })),
  see('settings.studio',                 'ok  403 403 403 sign-in', () => '/settings/studio'),
  send('settings.studio', 'save',        'ok  403 403 403 sign-in', () => ({ path: '/settings/studio', form: STUDIO })),
  see('settings.bookings',               'ok  403 403 403 sign-in', () => '/settings/bookings'),
  send('settings.bookings', 'terms',     'ok  403 403 403 sign-in', () => ({ path: '/settings/bookings', form: { form: 'terms', noticeHours: '48', latePercent: '50', answerHours: '72', roundTo: '1' } })),
  send('settings.bookings', 'remove a day', '404 403 403 403 sign-in', () => ({ path: '/settings/bookings', form: { form: 'reopen', id: v7() } })),
  see('settings.tokens',                 'ok  ok  403 403 sign-in', () => '/settings/tokens'),
  send('settings.tokens', 'create',      'ok  ok  403 403 sign-in', () => ({ path: '/settings/tokens', form: { form: 'create', name: 'x', scopes: 'read' } })),
  send('settings.tokens', 'revoke',      '404 404 403 403 sign-in', () => ({ path: '/settings/tokens', form: { form: 'revoke', id: v7() } })),

  see('projects.new',                    'ok  ok  403 403 sign-in', () => '/projects/new'),
  send('projects.new', 'make',           'ok  ok  403 403 sign-in', () => ({ path: '/projects/new', form: { title: 'New', artist: 'A Band' } })),
  see('projects.$projectId',             'ok  ok  ok  404 sign-in', ({ projectId }) => `/projects/${projectId}`),
  send('projects.$projectId', 'track',   'ok  ok  403 404 sign-in', async ({ spare }) => ({ path: `/projects/${(await spare()).projectId}`, form: { form: 'track', title: 'New' } })),
  send('projects.$projectId', 'invite',  'ok  ok  403 404 sign-in', ({ projectId }) => ({ path: `/projects/${projectId}`, form: { form: 'invite' } })),
  see('projects.$projectId_.work',       'ok  ok  ok  404 sign-in', ({ projectId }) => `/projects/${projectId}/work`),
  send('projects.$projectId_.work', 'pick', '403 403 ok 404 sign-in', async (world) => {
    const { id, requestId, projectId } = await world.conflict('client');
    return { path: `/projects/${projectId}/work`, form: { conflictId: id, requestId } };
  }),
  see('projects.$projectId_.edit',       'ok  ok  403 404 sign-in', ({ projectId }) => `/projects/${projectId}/edit`),
  send('projects.$projectId_.edit', 'project', 'ok ok 403 404 sign-in', async (world) => ({ path: await editOf(world), form: { form: 'project', title: 'x', artist: 'x' } })),
  send('projects.$projectId_.edit', 'decider', 'ok ok 403 404 sign-in', async (world) => ({ path: await editOf(world), form: { form: 'decider', decisionMakerId: world.people.client.userId } })),
  send('projects.$projectId_.edit', 'track', 'ok ok 403 404 sign-in', async ({ projectId, spare }) => {
    const { trackId } = await spare();
    return { path: `/projects/${projectId}/edit`, form: { form: `track-${trackId}`, id: trackId, title: 'x' } };
  }),
  send('projects.$projectId_.edit', 'archive', 'ok ok 403 404 sign-in', async (world) => ({ path: await editOf(world), form: { form: 'archive' } })),
  send('projects.$projectId_.edit', 'restore', 'ok ok 403 404 sign-in', async (world) => ({ path: await editOf(world), form: { form: 'restore' } })),
  see('projects.$projectId_.bookings',   'ok  ok  ok  404 sign-in', ({ projectId }) => `/projects/${projectId}/bookings`),
  send('projects.$projectId_.bookings', 'book', 'ok ok 403 404 sign-in', ({ projectId, hour }) => {
    const [date = '', time = ''] = hour().startsAt.split('T');
    return { path: `/projects/${projectId}/bookings`, form: { form: 'book', covers: 'project', service: 'mix_time', date, time: time.slice(0, 5), minutes: '30' } };
  }),
  send('projects.$projectId_.bookings', 'cancel', 'ok ok ok 404 sign-in', async (world) => ({ path: `/projects/${world.projectId}/bookings`, form: { form: 'cancel', id: await world.booking() } })),
  see('projects.$projectId_.bookings_.ask', '403 403 ok 404 sign-in', ({ projectId }) => `/projects/${projectId}/bookings/ask`),
  send('projects.$projectId_.bookings_.ask', 'ask', '403 403 ok 404 sign-in', async ({ spare, slot }) => ({ path: `/projects/${(await spare()).projectId}/bookings/ask`, form: { covers: 'project', service: 'mix_time', minutes: '30', startsAt: await slot() } })),
  see('bookings.$bookingId',             'ok  ok  ok  404 sign-in', async (world) => `/bookings/${await world.booking()}`),
  send('bookings.$bookingId', 'agree',   '403 403 ok 404 sign-in', async (world) => ({ path: `/bookings/${await world.offered()}`, form: { form: 'agree' } })),

  see('calendar',                        'ok  ok  ok  ok  sign-in', () => '/calendar'),
  send('calendar', 'move',               'ok  ok  409 404 sign-in', async (world) => ({ path: '/calendar', form: { form: 'move-to', id: await world.booking(), startsAt: world.hour().startsAt } })),

  see('tracks.$trackId',                 'ok  ok  ok  404 sign-in', ({ trackId }) => `/tracks/${trackId}`),
  send('tracks.$trackId', 'note',        'ok  ok  ok  404 sign-in', ({ trackId, versionId }) => ({ path: `/tracks/${trackId}`, form: { intent: 'note', id: v7(), versionId, at: '0:01', body: 'snare down' } })),
  send('tracks.$trackId', 'note on a draft', '409 409 404 404 sign-in', async ({ trackId, draft }) => ({ path: `/tracks/${trackId}`, form: { intent: 'note', id: v7(), versionId: await draft(), at: '0:01', body: 'x' } })),
  send('tracks.$trackId', 'edit',        '403 403 ok  404 sign-in', async ({ trackId, note }) => ({ path: `/tracks/${trackId}`, form: { intent: 'edit', id: (await note()).id, body: 'snare down a bit' } })),
  send('tracks.$trackId', 'withdraw',    '403 403 ok  404 sign-in', async ({ trackId, note }) => ({ path: `/tracks/${trackId}`, form: { intent: 'withdraw', id: (await note()).id } })),
  send('tracks.$trackId', 'decide',      'ok  ok  403 404 sign-in', async ({ trackId, request }) => ({ path: `/tracks/${trackId}`, form: { intent: 'decide', requestId: await request(), action: 'start' } })),
  send('tracks.$trackId', 'join',        'ok  ok  ok  404 sign-in', async ({ trackId, othersRequest }) => ({ path: `/tracks/${trackId}`, form: { intent: 'join', requestId: await othersRequest() } })),
  send('tracks.$trackId', 'leave',       'ok  ok  ok  404 sign-in', async ({ trackId, othersRequest }) => ({ path: `/tracks/${trackId}`, form: { intent: 'leave', requestId: await othersRequest() } })),
  send('tracks.$trackId', 'publish',     'ok  ok  404 404 sign-in', async ({ trackId, draft }) => ({ path: `/tracks/${trackId}`, form: { intent: 'publish', id: await draft() } })),
  send('tracks.$trackId', 'mix',         'ok  ok  403 404 sign-in', async ({ spare }) => {
    const { trackId } = await spare();
    return { path: `/tracks/${trackId}`, form: { intent: 'mix', id: trackId, mixState: 'done' } };
  }),
  see('tracks.$trackId_.notes.$noteId',  'ok  ok  ok  404 sign-in', ({ trackId, oneNote }) => `/tracks/${trackId}/notes/${oneNote}`),
  send('tracks.$trackId_.notes.$noteId', 'answer', 'ok ok ok 404 sign-in', ({ trackId, versionId, oneNote }) => ({ path: `/tracks/${trackId}/notes/${oneNote}`, form: { intent: 'note', id: v7(), versionId, parent: oneNote, at: '0:00:01.000', kind: 'comment', body: 'agreed' } })),
  send('tracks.$trackId_.notes.$noteId', 'edit', '403 403 ok 404 sign-in', async (world) => {
    const { id } = await world.note();
    return { path: `/tracks/${world.trackId}/notes/${id}`, form: { intent: 'edit', id, body: 'snare down a bit' } };
  }),
  send('tracks.$trackId_.notes.$noteId', 'withdraw', '403 403 ok 404 sign-in', async (world) => {
    const { id } = await world.note();
    return { path: `/tracks/${world.trackId}/notes/${id}`, form: { intent: 'withdraw', id } };
  }),
  send('tracks.$trackId_.notes.$noteId', 'decide', 'ok ok 403 404 sign-in', async ({ trackId, oneNote, request }) => ({ path: `/tracks/${trackId}/notes/${oneNote}`, form: { intent: 'decide', requestId: await request(), rowVersion: '1', action: 'decline', reason: 'not this time' } })),
  see('tracks.$trackId_.map',            'ok  ok  ok  404 sign-in', ({ trackId }) => `/tracks/${trackId}/map`),
  send('tracks.$trackId_.map', 'name its sections', 'ok ok 403 404 sign-in', async ({ spare }) => ({ path: `/tracks/${(await spare()).trackId}/map`, form: { intent: 'map', rowVersion: '0', sections: '0:00 Intro', parts: '' } })),
  see('tracks.$trackId_.exchange',       'ok  ok  ok  404 sign-in', ({ trackId }) => `/tracks/${trackId}/exchange`),
  send('tracks.$trackId_.exchange', 'look at markers', 'ok ok ok 404 sign-in', ({ trackId, versionId }) => ({ path: `/tracks/${trackId}/exchange`, form: { intent: 'preview', version: versionId, pasted: '1.0\t1.0\tsnare down' } })),
  send('tracks.$trackId_.exchange', 'make notes of them', 'ok ok ok 404 sign-in', ({ trackId, versionId }) => ({ path: `/tracks/${trackId}/exchange`, form: { intent: 'import', version: versionId, text: `1.0\t1.0\tsnare down ${v7()}` } })),
  see('tracks.$trackId_.sheet',          'ok  ok  ok  404 sign-in', ({ trackId }) => `/tracks/${trackId}/sheet`),
  see('tracks.$trackId_.ledger',         'ok  ok  403 404 sign-in', ({ trackId }) => `/tracks/${trackId}/ledger`),
  see('tracks.$trackId_.ledger[.]csv',   'ok  ok  403 404 sign-in', ({ trackId }) => `/tracks/${trackId}/ledger.csv`),

  see('desk',                            'ok  ok  404 404 sign-in', () => '/desk'),
  see('desk_.rows',                      'ok  ok  404 404 sign-in', () => '/desk/rows?tab=decide'),
  see('desk_.manage',                    'ok  ok  404 404 sign-in', () => '/desk/manage'),
  send('desk_.manage', 'save a filter',  'ok  ok  404 404 sign-in', () => ({ path: '/desk/manage', form: { form: 'save-filter', name: v7(), search: '?tab=book' } })),
  send('desk_.manage', 'rename a filter', 'ok 404 404 404 sign-in', async ({ filter }) => ({ path: '/desk/manage', form: { form: 'rename-filter', id: await filter('owner'), name: v7() } })),
  send('desk_.manage', 'delete a filter', 'ok 404 404 404 sign-in', async ({ filter }) => ({ path: '/desk/manage', form: { form: 'delete-filter', id: await filter('owner') } })),
  send('desk_.manage', 'add a reason',   'ok  ok  404 404 sign-in', () => ({ path: '/desk/manage', form: { form: 'add-reason', body: v7() } })),
  send('desk_.manage', 'change a reason', 'ok ok 404 404 sign-in', async ({ declineReason }) => ({ path: '/desk/manage', form: { form: 'change-reason', id: await declineReason(), body: v7() } })),
  send('desk_.manage', 'delete a reason', 'ok ok 404 404 sign-in', async ({ declineReason }) => ({ path: '/desk/manage', form: { form: 'delete-reason', id: await declineReason() } })),
  see('desk_.decisions',                 '/desk /desk /desk /desk sign-in', () => '/desk/decisions'),
  send('desk_.decisions', 'decide',      'ok  ok  404 404 sign-in', async ({ request }) => ({ path: '/desk/decisions', form: { input: JSON.stringify({ items: [{ requestId: await request(), rowVersion: 1 }], decision: { action: 'start' } }) } })),
  send('desk_.decisions', 'undo',        'ok  ok  404 404 sign-in', async ({ request }) => ({ path: '/desk/decisions', form: { intent: 'undo', input: JSON.stringify({ requestIds: [await request()] }) } })),
  see('desk_.requests.$requestId',       'ok  ok  404 404 sign-in', ({ oneRequest }) => `/desk/requests/${oneRequest}`),
  send('desk_.requests.$requestId', 'pick a side', '404 404 404 404 sign-in', ({ oneRequest }) => ({ path: `/desk/requests/${oneRequest}`, form: { input: JSON.stringify({ conflictId: v7(), requestId: oneRequest }) } })),

  // Doors into the house: their links are what lets people in.
  see('sign-in',                         '/   /   /   /   ok', () => '/sign-in'),
  send('sign-in', 'wrong password',      'ok  ok  ok  ok  422', () => ({ path: '/sign-in', form: { email: `${v7()}@example.com`, password: 'wrong wrong wrong' } })),
  see('sign-out',                        '/   /   /   /   /', () => '/sign-out'),
  send('sign-out', 'leave',              'sign-in sign-in sign-in sign-in sign-in', () => ({ path: '/sign-out', form: {} })),
  see('forgot-password',                 'ok  ok  ok  ok  ok', () => '/forgot-password'),
  send('forgot-password', 'unknown address', 'ok ok ok ok ok', () => ({ path: '/forgot-password', form: { email: `${v7()}@example.com` } })),
  see('reset-password.$token',           '404 404 404 404 404', () => '/reset-password/none'),
  send('reset-password.$token', 'no such link', '404 404 404 404 404', () => ({ path: '/reset-password/none', form: { password: 'a long enough one' } })),
  see('invite.$token',                   '404 404 404 404 404', () => '/invite/none'),
  send('invite.$token', 'no such link',  '404 404 404 404 404', () => ({ path: '/invite/none', form: { name: 'X', email: `${v7()}@example.com`, password: 'a long enough one' } })),
  see('setup',                           'sign-in sign-in sign-in sign-in sign-in', () => '/setup'),
  send('setup', 'a second time',         'sign-in sign-in sign-in sign-in sign-in', () => ({ path: '/setup', form: { studioName: 'X', name: 'X', email: `${v7()}@example.com`, password: 'a long enough one', currency: 'GBP', timeZone: 'Europe/London', hourlyRate: '40' } })),

  // Only in demo mode, which this server is not in.
  see('demo.$who',                       '404 404 404 404 404', () => '/demo/engineer?key=x'),
  see('dev.mail',                        '404 404 404 404 404', () => '/dev/mail'),
  see('dev.mail_.$mailId[.]ics',         '404 404 404 404 404', () => `/dev/mail/${v7()}.ics`),
];
