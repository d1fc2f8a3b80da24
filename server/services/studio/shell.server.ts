import type { ShellData } from '#app/contracts/accounts.ts';
import { db } from '#db/client.server.ts';
import { theStudio } from '#db/queries/studio.server.ts';
import type { Actor } from '../../auth/actor.server.ts';
import { env } from '../../platform/env.server.ts';

/** What the frame of every page shows: the studio's name and who is signed in. */
export async function shellFor({ actor }: { actor: Actor }): Promise<ShellData> {
  const studio = await theStudio(db());
  return {
    studioName: studio?.name ?? 'Talkback',
    person: actor.role === 'nobody' ? null : { name: actor.name, role: actor.role },
    demo: env().DEMO,
  };
}
