import type { RequestDecide } from '#app/contracts/notes.ts';
import { checkMerge, type Mergeable } from '#app/domain/triage/merge.ts';
import { stateAfter, grantOf } from '#app/domain/policy/life.ts';
import { followersOf, requestsByIds, type RequestRow } from '#db/queries/notes.server.ts';
import { userById } from '#db/queries/users.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';
import { type About, tableFor, windowOf } from './decision-event.server.ts';
import { grantColumns } from './judge.server.ts';
import { mergeRefusal } from './refusals.server.ts';
import { type Go, keep, writeAct } from './write-decision.server.ts';

type ReshapeInput = Extract<RequestDecide, { action: 'assign' | 'minutes' | 'merge' | 'unmerge' }>;

/**
 * What an engineer decides about a request that is no step of its life: who takes it, how long it
 * takes, and that it is the same wish as another.
 * @returns the other request that changed with it.
 */
export async function reshapeRequest(go: Go, about: About, input: ReshapeInput): Promise<string[]> {
  const { row } = about;
  const common = { row, window: windowOf(about), before: keep(row) };
  switch (input.action) {
    case 'assign': {
      const sentence = await assignedTo(go, input.assigneeId);
      await writeAct(go, { ...common, act: 'assign', change: { assigneeId: input.assigneeId }, sentence, inputs: { assigneeId: input.assigneeId } });
      return [];
    }
    case 'minutes':
      await writeAct(go, { ...common, act: 'minutes', change: { minutes: input.minutes }, sentence: `The engineer says about ${input.minutes} min.`, inputs: { minutes: input.minutes } });
      return [];
    case 'merge':
      return mergeInto(go, about, input.into);
    case 'unmerge': {
      const leader = row.mergedIntoId;
      if (!leader) throw new ServiceError('conflict', 'This request is not merged into another.');
      const decision = await tableFor(go.tx, about, row.kind);
      const change = { mergedIntoId: null, ...grantOf(decision), ...grantColumns(decision), state: stateAfter(decision), doneVersionId: null, reason: null, decidedBy: go.call.actor.userId, decidedAt: go.call.at };
      await writeAct(go, { ...common, before: null, act: 'unmerge', change, sentence: decision.sentence });
      return [leader];
    }
  }
}

async function assignedTo({ tx }: Go, assigneeId: string | null): Promise<string> {
  if (assigneeId === null) return 'Given back: nobody in particular has it.';
  const user = await userById(tx, assigneeId);
  if (!user || user.removedAt || user.role === 'client') throw new ServiceError('invalid', 'Choose one of the studio’s people.', { assigneeId: ['Not one of the studio’s people.'] });
  return `Given to ${user.name}.`;
}

async function mergeInto(go: Go, about: About, into: string): Promise<string[]> {
  const { row } = about;
  const [found] = await requestsByIds(go.tx, [into]);
  if (!found || found.request.trackId !== row.trackId) throw found ? mergeRefusal('other_track') : notFound();
  const leads = (await followersOf(go.tx, [row.id])).length > 0;
  const verdict = checkMerge(mergeable(row, leads), mergeable(found.request, false));
  if (!verdict.ok) throw mergeRefusal(verdict.reason);
  await writeAct(go, { act: 'merge', row, window: windowOf(about), before: keep(row), change: { mergedIntoId: into }, inputs: { into } });
  return [into];
}

const mergeable = ({ id, trackId, kind, state, mergedIntoId }: RequestRow, leads: boolean): Mergeable => ({ id, trackId, kind, state, mergedIntoId, leads });
