import type { Role } from '../access/access.ts';

/** Whose bookings a calendar feed holds: one's own, or all of the studio's. */
export const FEED_COVERS = ['own', 'studio'] as const;
export type FeedCovers = (typeof FEED_COVERS)[number];

/** What bookings a feed may look for. */
export type FeedScope = { of: 'studio' } | { of: 'engineer'; userId: string } | { of: 'member'; userId: string };

/** What a person may choose from; the first is what they start with. */
export function feedChoices(role: Role): readonly FeedCovers[] {
  if (role === 'owner') return ['studio', 'own'];
  return role === 'engineer' ? ['own', 'studio'] : ['own'];
}

/**
 * Which bookings a person's feed holds now: of a client those of their projects, of the studio's own
 * people those they work on, or all. What the person may not choose (any more) counts as their own.
 */
export function feedScope({ role, userId }: { role: Role; userId: string }, chosen: FeedCovers): FeedScope {
  if (role === 'client' || role === 'nobody') return { of: 'member', userId };
  return chosen === 'studio' ? { of: 'studio' } : { of: 'engineer', userId };
}
