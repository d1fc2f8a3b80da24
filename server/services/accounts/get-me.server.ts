import type { MeView } from '#app/contracts/api.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { personOnly } from './refusals.server.ts';

/** Who asks, and with what rights. */
export function getMe({ actor }: Call): MeView {
  allow(actor, 'studio.read');
  if (!actor.userId || actor.role === 'nobody') throw personOnly();
  return { id: actor.userId, name: actor.name, role: actor.role, email: actor.email, scopes: actor.scopes ? [...actor.scopes] : null };
}
