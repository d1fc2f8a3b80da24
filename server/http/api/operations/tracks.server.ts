import { byId, eventsAnswer, eventsQuery, ledgerLine, ofProject, pageOf, paging, trackDetail } from '#app/contracts/api.ts';
import { trackCreate, trackUpdate } from '#app/contracts/studio.ts';
import { mapSuggest, mapSuggestion, mapUpdate, mapView } from '#app/contracts/song-map.ts';
import { trackView } from '#app/contracts/views.ts';
import { pageOfList } from '../../../services/paging.server.ts';
import { suggestMap } from '../../../services/tracks/suggest-map.server.ts';
import { updateMap } from '../../../services/tracks/update-map.server.ts';
import { listTracks } from '../../../services/tracks/list-tracks.server.ts';
import { catchUp, trackLedger, trackSnapshot } from '../../../services/tracks/snapshot.server.ts';
import { createTrack, updateTrack } from '../../../services/tracks/tracks.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'tracks';

export const trackOperations = [
  operation({
    id: 'listTracks',
    tag,
    method: 'GET',
    path: '/tracks',
    summary: 'Tracks of a project in their order, each with its window now',
    actions: ['track.read'],
    input: ofProject,
    status: 200,
    output: pageOf(trackView),
    handle: async (call, { projectId, ...page }) => pageOfList(await listTracks(call, projectId), page),
  }),
  operation({
    id: 'createTrack',
    tag,
    method: 'POST',
    path: '/tracks',
    summary: 'Add a track to a project',
    actions: ['track.create'],
    input: trackCreate,
    status: 201,
    output: trackView,
    handle: createTrack,
  }),
  operation({
    id: 'getTrack',
    tag,
    method: 'GET',
    path: '/tracks/:id',
    summary: 'A track with its sections and parts, versions, notes, requests, bookings and window, read at one moment (track.seq)',
    actions: ['track.read'],
    input: byId,
    status: 200,
    output: trackDetail,
    handle: (call, { id }) => trackSnapshot(call, id),
  }),
  operation({
    id: 'updateTrack',
    tag,
    method: 'PATCH',
    path: '/tracks/:id',
    summary: 'Rename a track, or mark its mix done or in progress; done starts the clock of the tweak window',
    actions: ['track.update', 'track.markDone'],
    input: trackUpdate,
    status: 200,
    output: trackView,
    handle: updateTrack,
  }),
  operation({
    id: 'updateTrackMap',
    tag,
    method: 'PATCH',
    path: '/tracks/:id/map',
    summary: 'Say what the stretches of a song and its parts are called, all at once; refused when somebody else has saved since `rowVersion`',
    actions: ['track.map'],
    input: mapUpdate,
    status: 200,
    output: mapView,
    handle: updateMap,
  }),
  operation({
    id: 'suggestTrackMap',
    tag,
    method: 'GET',
    path: '/tracks/:id/map/suggestion',
    summary: 'Where sections may begin, by listening to a mix; a proposal to be corrected, nothing is saved',
    actions: ['track.map'],
    input: mapSuggest,
    status: 200,
    output: mapSuggestion,
    handle: suggestMap,
  }),
  operation({
    id: 'listTrackEvents',
    tag,
    method: 'GET',
    path: '/tracks/:id/events',
    summary: 'What happened on a track after event `since`, or a snapshot when that was too much',
    actions: ['track.read'],
    input: eventsQuery,
    status: 200,
    output: eventsAnswer,
    handle: (call, { id, since }) => catchUp(call, id, since),
  }),
  operation({
    id: 'listTrackLedger',
    tag,
    method: 'GET',
    path: '/tracks/:id/ledger',
    summary: 'Every decision about the track\'s requests with its rule and inputs, oldest first',
    actions: ['ledger.read'],
    input: paging.extend(byId.shape),
    status: 200,
    output: pageOf(ledgerLine),
    handle: async (call, { id, ...page }) => pageOfList(await trackLedger(call, id), page),
  }),
];
