import type { AddsUpView, ConflictView } from '#app/contracts/triage.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import type { RequestState } from '#app/domain/policy/words.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import { db } from '#db/client.server.ts';
import { type DeskRowOf, voicesOf, workOfTracks } from '#db/queries/desk.server.ts';
import { tracksOfProject } from '#db/queries/projects.server.ts';
import { conflictsOfProject } from '#db/queries/triage.server.ts';
import type { Call } from '../../auth/actor.server.ts';
import { allowProject } from '../authorize.server.ts';
import { conflictViews } from '../conflicts/view.server.ts';
import { deskTracksOf } from '../desk/desk-view.server.ts';

/** One wish in the client's words: where, what, and what becomes of it. */
export type WorkLine = {
  requestId: string;
  noteId: string;
  track: { id: string; title: string };
  body: string;
  at: string;
  /** Everybody who asked for it. */
  askedBy: string[];
  sentence: string;
  /** Who of the studio has it. */
  engineer: string | null;
};

export type ProjectWork = {
  project: { id: string; title: string };
  /** Each track's window in words, and the minutes of free tweaks used in it. */
  tracks: { id: string; title: string; open: boolean; sentence: string; addsUp: AddsUpView }[];
  conflicts: ConflictView[];
  /** Whether the reader is the one who picks. */
  decides: boolean;
  /** Done in a published version and waiting for its asker's answer. */
  toCheck: WorkLine[];
  toBook: WorkLine[];
  doing: WorkLine[];
  accepted: WorkLine[];
  withStudio: WorkLine[];
  declined: WorkLine[];
};

/** Where the work on a project stands: what is done now, what waits for whom, what will not be done and why. */
export async function projectWork(call: Call, projectId: string): Promise<ProjectWork> {
  const { project } = await allowProject(db(), call.actor, 'project.read', projectId);
  const tracks = await tracksOfProject(db(), projectId);
  const ids = tracks.map(({ id }) => id);
  const [rows, shown, open] = await Promise.all([
    workOfTracks(db(), ids, call.actor.role === 'client'),
    deskTracksOf(db(), call.at, ids.map((trackId) => ({ trackId, requests: 0 }))),
    conflictsOfProject(db(), projectId, true),
  ]);
  const voices = await voicesOf(db(), rows.map(({ request }) => request.id));
  const conflicts = await conflictViews(db(), open);
  const contested = new Set(conflicts.flatMap(({ sides }) => sides.map(({ requestId }) => requestId)));
  const line = ({ request, note, author, assignee }: DeskRowOf): WorkLine => ({
    requestId: request.id,
    noteId: note.id,
    track: { id: note.trackId, title: tracks.find(({ id }) => id === note.trackId)?.title ?? '' },
    body: noteWords(note.body, note.recordingMs),
    at: formatTimecode(note.atMs),
    askedBy: [...new Set([author.name, ...voices.filter(({ leaderId }) => leaderId === request.id).map(({ person }) => person.name)])],
    sentence: request.sentence,
    engineer: assignee?.name ?? null,
  });
  const of = (...states: RequestState[]) => rows.filter(({ request }) => states.includes(request.state) && !contested.has(request.id)).map(line);
  return {
    project: { id: project.id, title: project.title },
    tracks: shown.map(({ id, title, window, addsUp }) => ({ id, title, open: window.state === 'open', sentence: window.sentence, addsUp })),
    conflicts,
    decides: project.decisionMakerId === call.actor.userId,
    toCheck: of('done'),
    toBook: of('needs_booking'),
    doing: of('in_progress'),
    accepted: of('accepted', 'reopened'),
    withStudio: of('new', 'needs_decision'),
    declined: of('declined'),
  };
}
