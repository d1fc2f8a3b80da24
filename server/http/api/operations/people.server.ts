import { z } from 'zod';
import { memberView } from '#app/contracts/accounts.ts';
import { meView, memberList, pageOf } from '#app/contracts/api.ts';
import { getMe } from '../../../services/accounts/get-me.server.ts';
import { listPeople } from '../../../services/accounts/list-people.server.ts';
import { pageOfList } from '../../../services/paging.server.ts';
import { operation } from '../operation.server.ts';

export const peopleOperations = [
  operation({
    id: 'getMe',
    tag: 'me',
    method: 'GET',
    path: '/me',
    summary: 'Who the token or session speaks for, and its scopes',
    actions: ['studio.read'],
    input: z.object({}),
    status: 200,
    output: meView,
    handle: async (call) => getMe(call),
  }),
  operation({
    id: 'listMembers',
    tag: 'members',
    method: 'GET',
    path: '/members',
    summary: 'People of a project, or of the whole studio; clients must name their project and see no addresses but their own',
    actions: ['member.list'],
    input: memberList,
    status: 200,
    output: pageOf(memberView),
    handle: async (call, { projectId, ...page }) => pageOfList(await listPeople(call, { projectId }), page),
  }),
];
