import { byId, ofTrack, pageOf } from '#app/contracts/api.ts';
import { versionUpdate } from '#app/contracts/studio.ts';
import { versionView } from '#app/contracts/views.ts';
import { pageOfList } from '../../../services/paging.server.ts';
import { deleteVersion } from '../../../services/versions/delete-version.server.ts';
import { getVersion, listVersions } from '../../../services/versions/list-versions.server.ts';
import { publishVersion } from '../../../services/versions/publish-version.server.ts';
import { updateVersion } from '../../../services/versions/update-version.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'versions';

export const versionOperations = [
  operation({
    id: 'listVersions',
    tag,
    method: 'GET',
    path: '/versions',
    summary: 'Versions of a track that you may hear, newest first; new ones are made by a tus upload at /uploads',
    actions: ['version.read'],
    input: ofTrack,
    status: 200,
    output: pageOf(versionView),
    handle: async (call, { trackId, ...page }) => pageOfList(await listVersions(call, trackId), page),
  }),
  operation({
    id: 'getVersion',
    tag,
    method: 'GET',
    path: '/versions/:id',
    summary: 'A version with its figures and the state of its preparation',
    actions: ['version.read'],
    input: byId,
    status: 200,
    output: versionView,
    handle: (call, { id }) => getVersion(call, id),
  }),
  operation({
    id: 'updateVersion',
    tag,
    method: 'PATCH',
    path: '/versions/:id',
    summary: 'Move a version on the song\'s clock; name one that is not published yet',
    actions: ['version.update'],
    input: versionUpdate,
    status: 200,
    output: versionView,
    handle: updateVersion,
  }),
  operation({
    id: 'publishVersion',
    tag,
    method: 'POST',
    path: '/versions/:id/publish',
    summary: 'Let the project\'s clients hear a version, for good; before it is ready, as soon as it is',
    actions: ['version.publish'],
    input: byId,
    status: 200,
    output: versionView,
    handle: publishVersion,
  }),
  operation({
    id: 'deleteVersion',
    tag,
    method: 'DELETE',
    path: '/versions/:id',
    summary: 'Take back a version that was never published, with its files',
    actions: ['version.delete'],
    input: byId,
    status: 204,
    output: null,
    handle: deleteVersion,
  }),
];
