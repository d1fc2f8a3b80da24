import { z } from 'zod';
import { FEED_COVERS, type FeedCovers } from '../domain/booking/feed.ts';

export const feedCoversChoice = z.object({ covers: z.enum(FEED_COVERS, 'Choose what your calendar holds.') });
export type FeedCoversChoice = z.output<typeof feedCoversChoice>;

/** A calendar feed as its settings show it; its address is shown only when it is made. */
export type FeedLinkView = { covers: FeedCovers; createdAt: string; lastReadAt: string | null };
