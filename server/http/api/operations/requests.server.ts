import { byId, numberedRequest, pageOf, requestList } from '#app/contracts/api.ts';
import { requestDecide, requestVoice } from '#app/contracts/notes.ts';
import { requestView } from '#app/contracts/views.ts';
import { decideRequest } from '../../../services/requests/decide-request.server.ts';
import { joinRequest, leaveRequest } from '../../../services/requests/join-request.server.ts';
import { getRequest, listRequests } from '../../../services/requests/list-requests.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'requests';

export const requestOperations = [
  operation({
    id: 'listRequests',
    tag,
    method: 'GET',
    path: '/requests',
    summary: 'Requests of a track, a project, or all you may see, in the order their notes arrived; filter by state and kind',
    actions: ['request.read'],
    input: requestList,
    status: 200,
    output: pageOf(requestView),
    handle: listRequests,
  }),
  operation({
    id: 'getRequest',
    tag,
    method: 'GET',
    path: '/requests/:id',
    summary: 'A request with what was decided and the sentence its asker reads',
    actions: ['request.read'],
    input: byId,
    status: 200,
    output: requestView,
    handle: (call, { id }) => getRequest(call, id),
  }),
  operation({
    id: 'decideRequest',
    tag,
    method: 'POST',
    path: '/requests/:requestId/decisions',
    summary: 'Decide a request (studio), or say whether its change landed: verify, reopen (its asker)',
    actions: ['request.decide', 'request.verify'],
    input: requestDecide,
    status: 200,
    output: numberedRequest,
    handle: async (call, input) => {
      const { request, seq } = await decideRequest(call, input);
      return { ...request, seq };
    },
  }),
  operation({
    id: 'joinRequest',
    tag,
    method: 'POST',
    path: '/requests/:requestId/voice',
    summary: 'Add your voice to a wish of somebody else instead of writing it again; twice is once',
    actions: ['request.join'],
    input: requestVoice,
    status: 200,
    output: numberedRequest,
    handle: async (call, input) => {
      const { request, seq } = await joinRequest(call, input);
      return { ...request, seq };
    },
  }),
  operation({
    id: 'leaveRequest',
    tag,
    method: 'DELETE',
    path: '/requests/:requestId/voice',
    summary: 'Take your voice back',
    actions: ['request.join'],
    input: requestVoice,
    status: 200,
    output: numberedRequest,
    handle: async (call, input) => {
      const { request, seq } = await leaveRequest(call, input);
      return { ...request, seq };
    },
  }),
];
