import type { Tx } from '#db/client.server.ts';
import { theStudio } from '#db/queries/facts.server.ts';
import { trackScope } from '#db/queries/scope.server.ts';
import { conflictById, sidesOf } from '#db/queries/triage.server.ts';
import { activeUsersOfProject } from '#db/queries/users.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { env } from '../../platform/env.server.ts';
import { queueMail } from '../accounts/mail.server.ts';
import { conflictMail } from '../requests/mail-words.ts';

/** Whoever decides for the project hears once of a conflict that waits for them, unless they have just made it; where nobody decides, the owner does. */
export async function tellDecider(tx: Tx, call: Call, conflictId: string): Promise<void> {
  const row = await conflictById(tx, conflictId);
  const scope = row && (await trackScope(tx, row.conflict.trackId, null));
  if (!row || !scope) return;
  const people = await activeUsersOfProject(tx, row.projectId);
  const decider = people.find(({ id }) => id === row.decider?.id);
  const told = decider ?? people.find(({ role }) => role === 'owner');
  if (!told || told.id === call.actor.userId) return;
  const words = conflictMail({
    studio: (await theStudio(tx))?.name ?? '',
    reader: told.name,
    decides: decider !== undefined,
    track: scope.track.title,
    project: scope.project.title,
    part: row.conflict.part,
    sides: (await sidesOf(tx, [conflictId])).map(({ note, author }) => ({ author: author.name, atMs: note.atMs, body: note.body })),
    link: `${env().ORIGIN}/projects/${row.projectId}${decider ? '/work' : ''}`,
  });
  await queueMail(tx, { dedupeKey: `conflict:${conflictId}:${told.id}`, recipient: told.email, ...words, thread: `conflict-${conflictId}` }, call.at);
}
