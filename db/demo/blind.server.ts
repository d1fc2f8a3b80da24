import type { Call } from '#server/auth/actor.server.ts';
import { endBlindTest } from '#server/services/blind/end-blind-test.server.ts';
import { startBlindTest } from '#server/services/blind/start-blind-test.server.ts';
import { voteBlind } from '#server/services/blind/vote-blind.server.ts';
import { db } from '../client.server.ts';
import { blindTestById } from '../queries/blind.server.ts';
import type { DemoStep, VersionNumber } from './story/steps.ts';

/** How long somebody listens before they answer. */
const TRIAL_MS = 40_000;

export type BlindStep = Extract<DemoStep, { do: 'abx' | 'prefer' }>;

/** Takes a blind test as the story tells it. Its people know the secret, which only a story may. */
export async function playBlind(call: Call, step: BlindStep, trackId: string, idOf: (version: VersionNumber) => string): Promise<void> {
  const versionIds = step.versions.map(idOf);
  const answers = step.do === 'abx' ? step.right : step.chose;
  const { id, kind } = await startBlindTest(call, { trackId, kind: step.do === 'abx' ? 'abx' : 'preference', versionIds, trials: answers.length });
  let at = call.at.getTime();
  for (const [i, answer] of answers.entries()) {
    const order = (await blindTestById(db(), id))?.trials[i]?.slotOrder ?? [];
    at += TRIAL_MS;
    await voteBlind({ ...call, at: new Date(at) }, { id, trial: i + 1, slot: kind === 'abx' ? abx(order, answer === true) : String(order.indexOf(step.versions.indexOf(answer as VersionNumber)) + 1) });
  }
  await endBlindTest({ ...call, at: new Date(at) }, { id });
}

const abx = (order: readonly number[], right: boolean): 'a' | 'b' => ((order[2] === 0) === right ? 'a' : 'b');
