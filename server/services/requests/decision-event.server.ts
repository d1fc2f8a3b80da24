import type { RequestDecide } from '#app/contracts/notes.ts';
import { readNote } from '#app/domain/notes/read-note.ts';
import { decide, type Decision } from '#app/domain/policy/decide.ts';
import type { RequestEvent } from '#app/domain/policy/life.ts';
import { type TweakWindow, windowAt, type WindowFacts } from '#app/domain/policy/window.ts';
import { checkLink } from '#app/domain/triage/link.ts';
import type { Tx } from '#db/client.server.ts';
import type { RequestRow } from '#db/queries/notes.server.ts';
import { type NoteScope, versionScope } from '#db/queries/scope.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { ServiceError } from '../errors.server.ts';
import { readOptions } from '../tracks/read-options.server.ts';
import { studioPolicy } from './judge.server.ts';
import { linkRefusal } from './refusals.server.ts';

/** Steps of a request's life that a person takes. */
export type StepInput = Exclude<RequestDecide, { action: 'assign' | 'minutes' | 'merge' | 'unmerge' | 'undo' }>;

/** What a step is decided from. */
export type About = { call: Call; scope: NoteScope; row: RequestRow; facts: WindowFacts };

export const windowOf = ({ facts, row }: Pick<About, 'facts' | 'row'>): TweakWindow => windowAt(facts, row.receivedAt.getTime());

/** The event of a person's step, with what the policy says to it at the receipt time. */
export async function eventFor(tx: Tx, about: About, input: StepInput): Promise<RequestEvent> {
  const { call, scope, row, facts } = about;
  const engineer = 'engineer' as const;
  switch (input.action) {
    case 'accept':
      return { type: 'accept', by: engineer, decision: await tableFor(tx, about, row.kind) };
    case 'reclassify':
      return { type: 'reclassify', by: engineer, decision: await tableFor(tx, about, input.kind) };
    case 'goodwill':
      return { type: 'goodwill', by: engineer, reason: input.reason, engineerId: call.actor.userId as string };
    case 'decline':
      return { type: 'decline', by: engineer, reason: input.reason };
    case 'start':
      return { type: 'start', by: engineer };
    case 'answer':
      return { type: 'answer', by: engineer, kind: row.kind };
    case 'book': {
      const linked = checkLink({ ...row, receivedAt: row.receivedAt.getTime() }, input.bookingId, facts);
      if (!linked.ok) throw linkRefusal(linked.reason);
      return { type: 'book', by: engineer, decision: linked.decision };
    }
    case 'done': {
      const named = await versionScope(tx, input.versionId, call.actor.userId);
      if (named?.track.id !== scope.track.id) throw new ServiceError('invalid', 'That version is not one of this track.', { versionId: ['Choose a version of this track.'] });
      if (named.version.role === 'reference') throw new ServiceError('invalid', 'A reference track carries no changes.', { versionId: ['Choose a mix.'] });
      return { type: 'done', by: engineer, versionId: input.versionId };
    }
    case 'verify':
    case 'reopen': {
      const done = row.doneVersionId ? await versionScope(tx, row.doneVersionId, call.actor.userId) : null;
      const by = scope.note.authorId === call.actor.userId ? 'author' : engineer;
      const versionPublished = Boolean(done?.version.publishedAt);
      return input.action === 'verify' ? { type: 'verify', by, versionPublished } : { type: 'reopen', by, versionPublished, how: input.how };
    }
  }
}

/** The decision table's answer at the receipt time, for a kind an engineer names. */
export async function tableFor(tx: Tx, about: About, kind: RequestRow['kind']): Promise<Decision> {
  const policy = await studioPolicy(tx);
  return decide({ kind, kindFrom: 'engineer', receivedAt: about.row.receivedAt.getTime(), window: windowOf(about), suggested: readNote(about.scope.note.body, await readOptions(tx, about.scope.track)), policy });
}
