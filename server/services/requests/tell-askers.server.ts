import type { Tx } from '#db/client.server.ts';
import { theStudio } from '#db/queries/facts.server.ts';
import { askersOf } from '#db/queries/notes.server.ts';
import { versionScope } from '#db/queries/scope.server.ts';
import { activeUsersOfProject } from '#db/queries/users.server.ts';
import { env } from '../../platform/env.server.ts';
import { queueMail } from '../accounts/mail.server.ts';
import { landedMail } from './mail-words.ts';

/**
 * Clients whose requests are done in a version hear of it once they can hear the version: one mail a person
 * and version, however many requests there are and whichever came last, the decision or the version.
 */
export async function tellAskers(tx: Tx, versionId: string, at: Date): Promise<void> {
  const scope = await versionScope(tx, versionId, null);
  const asked = scope?.version.publishedAt ? await askersOf(tx, versionId) : [];
  if (!scope || asked.length === 0) return;
  const studio = await theStudio(tx);
  const people = await activeUsersOfProject(tx, scope.project.id);
  for (const { id, name, email } of people.filter((person) => person.role === 'client' && asked.includes(person.id))) {
    const words = landedMail({
      studio: studio?.name ?? '',
      reader: name,
      track: scope.track.title,
      project: scope.project.title,
      version: `v${scope.version.number}`,
      link: `${env().ORIGIN}/tracks/${scope.track.id}`,
    });
    await queueMail(tx, { dedupeKey: `landed:${versionId}:${id}`, recipient: email, ...words, thread: `track-${scope.track.id}` }, at);
  }
}
