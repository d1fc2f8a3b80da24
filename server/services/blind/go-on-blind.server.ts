import type { BlindTestView } from '#app/contracts/blind.ts';
import { db } from '#db/client.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { drawTrial, ownTest, ownView, stillRuns } from './own-test.server.ts';

/** One more trial of one's own test after those that were planned; the one that waits, where one does. */
export async function goOnBlind(call: Call, { id }: { id: string }): Promise<BlindTestView> {
  return db().transaction(async (tx) => {
    const whole = await ownTest(tx, call, id);
    await stillRuns(tx, call, whole);
    if (whole.trials.every(({ vote }) => vote !== null)) await drawTrial(tx, whole, whole.trials.length + 1, call.at);
    return ownView(tx, id);
  });
}
