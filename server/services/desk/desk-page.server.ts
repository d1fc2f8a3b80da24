import { z } from 'zod';
import type { DeskPage, DeskQuery } from '#app/contracts/triage.ts';
import { windowAt } from '#app/domain/policy/window.ts';
import { countTabs, type DeskTab, TAB_STATES } from '#app/domain/triage/tabs.ts';
import { db, type Queryable } from '#db/client.server.ts';
import { type DeskAfter, deskRows, deskTallies, type DeskWhere, type InTab, matchingTracks, type MatchingTrack, perhapsOpen } from '#db/queries/desk.server.ts';
import { factsOfProjects } from '#db/queries/overview.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { ServiceError } from '../errors.server.ts';
import { deskRowsOf, deskTracksOf } from './desk-view.server.ts';

/**
 * One page of the triage desk: requests of all tracks by project and track, or by the free window that
 * closes soonest, with the tracks they hang on and what every tab holds.
 */
export async function deskPage(call: Call, { limit, cursor, ...query }: DeskQuery): Promise<DeskPage> {
  allow(call.actor, 'desk.read');
  const begun = placeOf(cursor);
  const where = whereOf(call, query);
  const tab = tabOf(query);
  const at = begun ? new Date(begun.asOf) : call.at;
  const inOrder = async () => {
    const first = query.order === 'closing' ? await closingSoonest(db(), at) : [];
    return matchingTracks(db(), { ...where, tab, first, from: begun?.trackId ?? null, limit: limit + 2 });
  };
  const [tallies, found] = await Promise.all([deskTallies(db(), where), inOrder()]);
  const chosen = enough(found, begun?.trackId ?? null, limit + 1);
  const after = begun && chosen[0]?.trackId === begun.trackId ? { receivedAt: new Date(begun.receivedAt), id: begun.id } : null;
  const rows = chosen.length ? await deskRows(db(), { ...where, tab, trackIds: chosen.map(({ trackId }) => trackId), after, limit: limit + 1 }) : [];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1)?.request;
  const shownTracks = new Set(shown.map(({ request }) => request.trackId));
  const [items, tracks] = await Promise.all([deskRowsOf(db(), shown), deskTracksOf(db(), call.at, chosen.filter(({ trackId }) => shownTracks.has(trackId)))]);
  return { items, tracks, counts: countTabs(tallies), next: rows.length > limit && last ? cursorOf({ asOf: at, trackId: last.trackId, receivedAt: last.receivedAt, id: last.id }) : null };
}

function whereOf({ actor }: Call, { kind, assignee, projectId, trackId, author, versionId, text }: Omit<DeskQuery, 'limit' | 'cursor'>): DeskWhere {
  const assigneeId = assignee === 'me' ? actor.userId : assignee === 'nobody' ? null : assignee;
  return { kind, assigneeId, projectId, trackId, author, versionId, text: text || undefined };
}

function tabOf({ tab, state }: Pick<DeskQuery, 'tab' | 'state'>): InTab {
  const states = TAB_STATES[tab].filter((one) => !state || state.includes(one));
  return { states, comments: COMMENTS[tab] ?? 'all but the studio’s own' };
}

const COMMENTS: Partial<Record<DeskTab, InTab['comments']>> = { decide: 'none', answer: 'only clients’' };

/** Tracks whose free window is open, the one that closes soonest first. */
async function closingSoonest(q: Queryable, at: Date): Promise<string[]> {
  const tracks = (await perhapsOpen(q, at)).map(({ track }) => track);
  const facts = await factsOfProjects(q, [...new Set(tracks.map(({ projectId }) => projectId))]);
  return tracks
    .flatMap((track) => {
      const window = windowAt(facts.of(track), at.getTime());
      return window.state === 'open' ? [{ id: track.id, closesAt: window.closesAt }] : [];
    })
    .sort((a, b) => a.closesAt - b.closesAt || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** As many tracks as surely hold `wanted` requests; of the one where a page begins some were on the page before. */
function enough(tracks: MatchingTrack[], begunWith: string | null, wanted: number): MatchingTrack[] {
  let sum = 0;
  return tracks.filter(({ trackId, requests }) => {
    const needed = sum < wanted;
    if (trackId !== begunWith) sum += requests;
    return needed;
  });
}

/** Where a page ended, and the moment by which windows were ordered. */
type Place = { asOf: Date; trackId: string } & DeskAfter;

const place = z.tuple([z.iso.datetime(), z.uuid(), z.iso.datetime(), z.uuid()]);

const cursorOf = ({ asOf, trackId, receivedAt, id }: Place): string =>
  Buffer.from(JSON.stringify([asOf.toISOString(), trackId, receivedAt.toISOString(), id])).toString('base64url');

function placeOf(cursor: string | undefined): { asOf: string; trackId: string; receivedAt: string; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const [asOf, trackId, receivedAt, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { asOf, trackId, receivedAt, id };
  } catch {
    throw new ServiceError('invalid', 'The cursor is not one of ours.', { cursor: ['Use `next` of the page before, or leave it out.'] });
  }
}
