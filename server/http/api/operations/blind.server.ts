import { byId, ofTrack, pageOf } from '#app/contracts/api.ts';
import { blindAnswer, blindStart, blindTestView, blindVote } from '#app/contracts/blind.ts';
import { endBlindTest } from '../../../services/blind/end-blind-test.server.ts';
import { goOnBlind } from '../../../services/blind/go-on-blind.server.ts';
import { getBlindTest, listBlindTests } from '../../../services/blind/list-blind-tests.server.ts';
import { startBlindTest } from '../../../services/blind/start-blind-test.server.ts';
import { voteBlind } from '../../../services/blind/vote-blind.server.ts';
import { pageOfList } from '../../../services/paging.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'blind tests';

export const blindOperations = [
  operation({
    id: 'listBlindTests',
    tag,
    method: 'GET',
    path: '/blind-tests',
    summary: 'Results of blind tests on a track, and your own running one, newest first',
    actions: ['blind.read'],
    input: ofTrack,
    status: 200,
    output: pageOf(blindTestView),
    handle: async (call, { trackId, ...page }) => pageOfList(await listBlindTests(call, trackId), page),
  }),
  operation({
    id: 'startBlindTest',
    tag,
    method: 'POST',
    path: '/blind-tests',
    summary: 'Start a blind test over versions of a track; one at a time on a track',
    actions: ['blind.take'],
    input: blindStart,
    status: 201,
    output: blindTestView,
    handle: startBlindTest,
  }),
  operation({
    id: 'getBlindTest',
    tag,
    method: 'GET',
    path: '/blind-tests/:id',
    summary: 'A result, or your own test as far as it was answered',
    actions: ['blind.read'],
    input: byId,
    status: 200,
    output: blindTestView,
    handle: (call, { id }) => getBlindTest(call, id),
  }),
  operation({
    id: 'voteBlind',
    tag,
    method: 'POST',
    path: '/blind-tests/:id/votes',
    summary: 'Answer a trial, for good; in ABX the answer tells what X was',
    actions: ['blind.take'],
    input: blindVote,
    status: 200,
    output: blindAnswer,
    handle: voteBlind,
  }),
  operation({
    id: 'goOnBlind',
    tag,
    method: 'POST',
    path: '/blind-tests/:id/trials',
    summary: 'One more trial after those that were planned',
    actions: ['blind.take'],
    input: byId,
    status: 200,
    output: blindTestView,
    handle: goOnBlind,
  }),
  operation({
    id: 'endBlindTest',
    tag,
    method: 'POST',
    path: '/blind-tests/:id/end',
    summary: 'End your test, early or as planned: everybody on the track sees the result',
    actions: ['blind.take'],
    input: byId,
    status: 200,
    output: blindTestView,
    handle: endBlindTest,
  }),
];
