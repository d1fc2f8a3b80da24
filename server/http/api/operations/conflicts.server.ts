import { byId, pageOf } from '#app/contracts/api.ts';
import { conflictList, conflictPick, conflictView } from '#app/contracts/triage.ts';
import { getConflict, listConflicts } from '../../../services/conflicts/list-conflicts.server.ts';
import { pickSide } from '../../../services/conflicts/pick-side.server.ts';
import { pageOfList } from '../../../services/paging.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'conflicts';

export const conflictOperations = [
  operation({
    id: 'listConflicts',
    tag,
    method: 'GET',
    path: '/conflicts',
    summary: 'Where people of a project asked for opposite things, oldest first; only those nobody has decided with open=true',
    actions: ['conflict.read'],
    input: conflictList,
    status: 200,
    output: pageOf(conflictView),
    handle: async (call, { projectId, open, ...page }) => pageOfList(await listConflicts(call, { projectId, open: open === 'true' }), page),
  }),
  operation({
    id: 'getConflict',
    tag,
    method: 'GET',
    path: '/conflicts/:id',
    summary: 'A conflict with its sides and who decides',
    actions: ['conflict.read'],
    input: byId,
    status: 200,
    output: conflictView,
    handle: (call, { id }) => getConflict(call, id),
  }),
  operation({
    id: 'pickSide',
    tag,
    method: 'POST',
    path: '/conflicts/:conflictId/pick',
    summary: 'Pick a side, as the project’s decision maker: it is decided by the policy, the other is declined',
    actions: ['conflict.pick'],
    input: conflictPick,
    status: 200,
    output: conflictView,
    handle: pickSide,
  }),
];
