import type { FeedLinkView, FeedCoversChoice } from '#app/contracts/calendar.ts';
import { feedChoices } from '#app/domain/booking/feed.ts';
import { db } from '#db/client.server.ts';
import { deleteFeed, feedOf, putFeed, updateFeed } from '#db/queries/calendar-feeds.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { env } from '../../platform/env.server.ts';
import { hashSecret, newSecret } from '../../platform/ids.server.ts';
import { personOnly } from '../accounts/refusals.server.ts';
import { allow } from '../authorize.server.ts';
import { notFound, ServiceError } from '../errors.server.ts';

function ownerOf({ actor }: Call): string {
  allow(actor, 'calendar.feed');
  if (!actor.userId) throw personOnly();
  return actor.userId;
}

/**
 * Makes the private address of one's calendar feed, or a new one in place of the old, which opens
 * nothing from now on.
 * @returns the address, which is shown once; only the hash of its secret is kept.
 */
export async function makeFeedLink(call: Call): Promise<{ link: string }> {
  const userId = ownerOf(call);
  const secret = newSecret();
  const [covers = 'own'] = feedChoices(call.actor.role);
  await putFeed(db(), { userId, secretHash: hashSecret(secret), covers, createdAt: call.at });
  return { link: `${env().ORIGIN}/calendar/${secret}.ics` };
}

/** Chooses what one's feed holds; the address stays. */
export async function chooseFeedCovers(call: Call, { covers }: FeedCoversChoice): Promise<void> {
  const userId = ownerOf(call);
  if (!feedChoices(call.actor.role).includes(covers)) {
    throw new ServiceError('invalid', 'Your calendar holds the sessions of your own projects.', { covers: ['Choose your own sessions.'] });
  }
  if ((await updateFeed(db(), userId, { covers })).length === 0) throw notFound();
}

/** Closes one's feed: its address opens nothing from now on. */
export async function closeFeed(call: Call): Promise<void> {
  if ((await deleteFeed(db(), ownerOf(call))).length === 0) throw notFound();
}

/** One's feed as the settings show it, without its address; null where there is none. */
export async function getFeedLink(call: Call): Promise<FeedLinkView | null> {
  const feed = await feedOf(db(), ownerOf(call));
  return feed && { covers: feed.covers, createdAt: feed.createdAt.toISOString(), lastReadAt: feed.lastReadAt?.toISOString() ?? null };
}
