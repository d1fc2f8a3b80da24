import type { Subject } from '#app/domain/access/access.ts';

/** Who acts, as every door establishes it and every service asks for it. */
export type Actor = Subject & { name: string; email: string | null };

export const NOBODY: Actor = { role: 'nobody', userId: null, name: 'Nobody', email: null };

/** What a service needs to know of its call: who, and the moment by the server's clock, read once by the door. */
export type Call = { actor: Actor; at: Date };
