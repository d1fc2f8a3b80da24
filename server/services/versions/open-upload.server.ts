import { can } from '#app/domain/access/access.ts';
import { db } from '#db/client.server.ts';
import { type UploadWithVersion, uploadById } from '#db/queries/uploads.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { notFound } from '../errors.server.ts';

/** The caller's own upload. Uploads of others, and of people who may no longer upload, do not exist for them. */
export async function openUpload({ actor }: Call, id: string): Promise<UploadWithVersion> {
  const found = can(actor, 'version.upload', { member: true, published: true }) ? await uploadById(db(), id) : null;
  if (!found || found.upload.userId !== actor.userId) throw notFound();
  return found;
}
