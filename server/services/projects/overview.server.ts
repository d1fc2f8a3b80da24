import type { ProjectView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import { formatDayTime } from '#app/domain/shared/instant.ts';
import { describeWindow, termsAt, windowAt } from '#app/domain/policy/window.ts';
import type { MixState, WindowState } from '#app/domain/policy/words.ts';
import { db, type Queryable } from '#db/client.server.ts';
import { factsOfProjects, type ProjectActivity, projectsByActivity, type RequestCounts, requestCounts, tracksOfProjects, versionCounts } from '#db/queries/overview.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allow } from '../authorize.server.ts';
import { projectView } from '../views.server.ts';

/** How much waits, by what for; only what is this person's to see or do. */
export type Waiting = { toDecide: number; toBook: number; toDo: number; toAnswer: number; toCheck: number };

export type TrackLine = {
  id: string;
  title: string;
  mixState: MixState;
  window: WindowState;
  /** The window in the client's words. */
  sentence: string;
  /** Versions this person can hear. */
  versions: number;
  /** Of these, not yet published; always 0 for clients. */
  unpublished: number;
  latest: number | null;
  waiting: Waiting;
};

export type ProjectLine = {
  project: ProjectView;
  activityAt: string;
  /** When something last happened, by the studio's clock. */
  activity: string;
  tracks: TrackLine[];
  waiting: Waiting;
};

export type Overview = { projects: ProjectLine[]; page: number; hasMore: boolean; archived: boolean; mayCreate: boolean };

export const PROJECTS_A_PAGE = 20;

const NOTHING: Waiting = { toDecide: 0, toBook: 0, toDo: 0, toAnswer: 0, toCheck: 0 };
const addUp = (all: Waiting[]): Waiting =>
  all.reduce(
    (sum, w) => ({
      toDecide: sum.toDecide + w.toDecide,
      toBook: sum.toBook + w.toBook,
      toDo: sum.toDo + w.toDo,
      toAnswer: sum.toAnswer + w.toAnswer,
      toCheck: sum.toCheck + w.toCheck,
    }),
    NOTHING,
  );

/**
 * The projects this person may see with what waits in them, newest activity first, a page at a time.
 * Archived ones are listed apart, and only for who may bring them back.
 */
export async function overview(call: Call, { page = 1, archived = false } = {}): Promise<Overview> {
  const { actor } = call;
  allow(actor, archived ? 'project.update' : 'project.list');
  const rows = await projectsByActivity(db(), {
    memberId: actor.role === 'client' ? actor.userId : null,
    archived,
    limit: PROJECTS_A_PAGE + 1,
    offset: (page - 1) * PROJECTS_A_PAGE,
  });
  return {
    projects: await linesOf(db(), call, rows.slice(0, PROJECTS_A_PAGE)),
    page,
    hasMore: rows.length > PROJECTS_A_PAGE,
    archived,
    mayCreate: can(actor, 'project.create'),
  };
}

/** Projects with their tracks, windows and counts: the same few queries for one project or for twenty. */
export async function linesOf(q: Queryable, { actor, at }: Call, rows: ProjectActivity[]): Promise<ProjectLine[]> {
  const ids = rows.map(({ project }) => project.id);
  if (ids.length === 0) return [];
  const [trackRows, versions, requests, facts] = await Promise.all([
    tracksOfProjects(q, ids),
    versionCounts(q, ids),
    requestCounts(q, ids, actor.userId),
    factsOfProjects(q, ids),
  ]);
  const versionsOf = new Map(versions.map((row) => [row.trackId, row]));
  const requestsOf = new Map(requests.map((row) => [row.trackId, row]));
  const { timeZone } = termsAt(facts.terms, at.getTime());
  const ofStudio = actor.role !== 'client';

  const line = (track: (typeof trackRows)[number]): TrackLine => {
    const window = windowAt(facts.of(track), at.getTime());
    const { all, published, latestPublished } = versionsOf.get(track.id) ?? { all: 0, published: 0, latestPublished: null };
    const counts = requestsOf.get(track.id);
    return {
      id: track.id,
      title: track.title,
      mixState: track.mixState,
      window: window.state,
      sentence: describeWindow(window, at.getTime()),
      versions: ofStudio ? all : published,
      unpublished: ofStudio ? all - published : 0,
      latest: latestPublished,
      waiting: counts ? waitingFor(counts, ofStudio) : NOTHING,
    };
  };

  return rows.map(({ project, activityAt }) => {
    const tracks = trackRows.filter(({ projectId }) => projectId === project.id).map(line);
    return {
      project: projectView(project),
      activityAt: activityAt.toISOString(),
      activity: formatDayTime(activityAt.getTime(), timeZone),
      tracks,
      waiting: addUp(tracks.map(({ waiting }) => waiting)),
    };
  });
}

/** Comments wait for the studio's answer; "did it land?" waits for whoever asked. */
function waitingFor({ toDecide, toBook, toDo, toAnswer, toCheckMine }: RequestCounts, ofStudio: boolean): Waiting {
  return { toDecide, toBook, toDo, toAnswer: ofStudio ? toAnswer : 0, toCheck: ofStudio ? 0 : toCheckMine };
}
