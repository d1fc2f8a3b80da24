import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';

/** Whether somebody may watch the desk change. */
export function allowDesk({ actor }: Call): void {
  allow(actor, 'desk.read');
}
