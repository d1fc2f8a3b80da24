import type { BlindTestView } from '#app/contracts/blind.ts';
import { db } from '#db/client.server.ts';
import { endBlindTestRow, type WholeBlindTest } from '#db/queries/blind.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { ownTest, ownView } from './own-test.server.ts';

/**
 * Ends one's own test: from now on everybody on the track sees its result. Ending twice is once. A test without a
 * single answer has none and is shown to nobody.
 */
export async function endBlindTest(call: Call, { id }: { id: string }): Promise<BlindTestView> {
  return db().transaction(async (tx) => {
    const whole = await ownTest(tx, call, id);
    if (!whole.test.endedAt) await endBlindTestRow(tx, id, lastMoment(whole, call.at));
    return ownView(tx, id);
  });
}

/** A clock that was set back must not end a test before it began. */
const lastMoment = ({ test }: WholeBlindTest, at: Date): Date => new Date(Math.max(at.getTime(), test.startedAt.getTime()));
