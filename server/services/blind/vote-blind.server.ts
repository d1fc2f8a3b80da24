import type { BlindAnswer, BlindVote } from '#app/contracts/blind.ts';
import { isCorrect } from '#app/domain/blind/result.ts';
import { TRIALS_AT_MOST, votable } from '#app/domain/blind/words.ts';
import { db } from '#db/client.server.ts';
import { castBlindVote, endBlindTestRow } from '#db/queries/blind.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { drawTrial, ownTest, ownView, stillRuns } from './own-test.server.ts';

/**
 * Answers a trial of one's own test, for good, and draws the next; after as many as were planned the test waits to be
 * finished or gone on with. The same answer sent again is answered the same.
 * @throws stale for another answer to a trial that has one.
 */
export async function voteBlind(call: Call, { id, trial: number, slot }: BlindVote): Promise<BlindAnswer> {
  return db().transaction(async (tx) => {
    const whole = await ownTest(tx, call, id);
    const { test, versions, trials } = whole;
    const vote = votable(test.kind, versions.length).indexOf(slot);
    if (vote < 0) throw new ServiceError('invalid', `Answer with ${votable(test.kind, versions.length).join(' or ')}.`, { slot: ['This cannot be an answer.'] });
    const trial = trials.find((one) => one.number === number);
    if (!trial) throw notFound();
    if (trial.vote === null) {
      await stillRuns(tx, call, whole);
      await castBlindVote(tx, { testId: id, number, vote, votedAt: call.at });
      if (number === TRIALS_AT_MOST) await endBlindTestRow(tx, id, call.at);
      else if (number !== test.planned) await drawTrial(tx, whole, number + 1, call.at);
    } else if (trial.vote !== vote) {
      throw new ServiceError('stale', 'This trial was answered already. Reload to go on with the next.');
    }
    const order = trial.slotOrder;
    const revealed = test.kind === 'abx' ? { trial: number, x: order[2] === 0 ? ('a' as const) : ('b' as const), correct: isCorrect({ order, vote }) } : null;
    return { test: await ownView(tx, id), revealed };
  });
}
