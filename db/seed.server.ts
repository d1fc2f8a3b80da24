import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { DEFAULT_POLICY } from '#app/domain/policy/studio.ts';
import type { VersionRole } from '#app/domain/shared/version-name.ts';
import type { Actor, Call } from '#server/auth/actor.server.ts';
import { ingestFile, type IngestReport } from '#server/media/ingest.server.ts';
import { env } from '#server/platform/env.server.ts';
import { newId } from '#server/platform/ids.server.ts';
import { playSessions, sessionTime, setUpCalendar } from './demo/calendar.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { listSlots } from '#server/services/bookings/list-slots.server.ts';
import { offerBooking } from '#server/services/bookings/offer-booking.server.ts';
import { requestBooking } from '#server/services/bookings/request-booking.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { keepRecording } from '#server/services/recordings/keep-recording.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { joinRequest } from '#server/services/requests/join-request.server.ts';
import { updateMap } from '#server/services/tracks/update-map.server.ts';
import { createTrack, updateTrack } from '#server/services/tracks/tracks.server.ts';
import { beginIngest } from '#server/services/versions/begin-ingest.server.ts';
import { createVersion } from '#server/services/versions/create-version.server.ts';
import { finishUpload } from '#server/services/versions/finish-upload.server.ts';
import { recordReady } from '#server/services/versions/record-ingest.server.ts';
import { updateVersion } from '#server/services/versions/update-version.server.ts';
import { uploadPath, uploadsDir } from '#server/services/versions/upload-files.server.ts';
import { versionDir } from '#server/services/versions/version-files.server.ts';
import { db } from './client.server.ts';
import { playBlind } from './demo/blind.server.ts';
import { playDesk } from './demo/desk.server.ts';
import { humWav } from './demo/hum.ts';
import { renderDemo } from './demo/render.ts';
import { type DemoStep, PEOPLE, type PersonKey, type ProjectKey, PROJECTS, REFERENCES, STEPS, STUDIO, type TrackKey, TRACKS } from './demo/script.ts';
import { requestsOfNote } from './queries/notes.server.ts';
import { projectMembers, projects, studios, users, windowTerms } from './schema/index.ts';

type Publish = Extract<DemoStep, { do: 'publish' }>;
type Note = { id: string; versionId: string; at: number; author: PersonKey };
type Cast = { [K in PersonKey]: Actor & { userId: string } };

const minutesFrom = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const entries = <K extends string, V>(record: Record<K, V>) => Object.entries(record) as [K, V][];

/**
 * Makes the demo studio by playing its story through the same services that people use, each step
 * at its own moment before `now`: what the policy would refuse, the demo cannot show.
 * @param workDir where the songs are rendered; removed afterwards.
 */
export async function seedDemo(now: Date, workDir: string): Promise<void> {
  const audio = renderDemo(workDir);
  const cast = await hire(now);
  const { trackIds, projectIds } = await openProjects(now, cast);
  await playSessions(now, cast, projectIds, await setUpCalendar(now, cast));
  const { songs } = await audio;
  const fileOf = (song: string, mix: string): string => {
    const file = songs.find(({ key }) => key === song)?.mixes.find(({ key }) => key === mix)?.file;
    if (!file) throw new Error(`the demo has no mix ${mix} of ${song}`);
    return file;
  };
  const mixes = new Map<Publish, { id: string; report: IngestReport }>();
  for (const step of STEPS) {
    if (step.do === 'publish') mixes.set(step, await upload(step, { actor: cast[step.by], at: minutesFrom(now, step.at) }, trackIds[step.track], fileOf(step.song, step.mix)));
  }
  await play(now, cast, trackIds, mixes);
  for (const { track, by, at, begins, ...file } of REFERENCES) {
    const call = { actor: cast[by], at: minutesFrom(now, at) };
    const { id, report } = await upload(file, call, trackIds[track], fileOf(file.song, file.mix), 'reference');
    await recordReady(id, report, call.at);
    await updateVersion(call, { id, offsetSamples: Math.round(begins * report.sampleRate) });
  }
  await rm(workDir, { recursive: true, force: true });
}

async function hire(now: Date): Promise<Cast> {
  const opened = minutesFrom(now, -400 * 1440);
  const studioId = newId();
  const { name, currency, hourlyRate, days, timeZone } = STUDIO;
  const { minutesLimit, dbLimit, minorCategories } = DEFAULT_POLICY;
  await db().insert(studios).values({ id: studioId, name, currency, hourlyRate, minutesLimit, dbLimit, minorCategories: [...minorCategories], createdAt: opened });
  await db().insert(windowTerms).values({ studioId, effectiveFrom: opened, days, timeZone });
  const cast: Partial<Cast> = {};
  for (const [key, person] of entries(PEOPLE)) {
    const userId = newId();
    const { email, role } = person;
    await db().insert(users).values({ id: userId, email, name: person.name, role, createdAt: opened });
    cast[key] = { userId, email, role, name: person.name };
  }
  return cast as Cast;
}

async function openProjects(now: Date, cast: Cast): Promise<{ trackIds: Record<TrackKey, string>; projectIds: Record<ProjectKey, string> }> {
  const studio = await db().select().from(studios);
  const projectIds = {} as Record<ProjectKey, string>;
  for (const [key, { title, artist, members, decisionMaker, startedAt }] of entries(PROJECTS)) {
    const id = (projectIds[key] = newId());
    const createdAt = minutesFrom(now, startedAt);
    await db().insert(projects).values({ id, studioId: studio[0]?.id as string, title, artist, createdAt });
    if (members.length > 0) await db().insert(projectMembers).values(members.map((member) => ({ projectId: id, userId: cast[member].userId, createdAt })));
    await db().update(projects).set({ decisionMakerId: cast[decisionMaker].userId }).where(eq(projects.id, id));
  }
  const ids: Partial<Record<TrackKey, string>> = {};
  for (const [key, { project, title }] of entries(TRACKS).sort(([, a], [, b]) => a.position - b.position)) {
    const call = { actor: cast.mara, at: minutesFrom(now, PROJECTS[project].startedAt) };
    ids[key] = (await createTrack(call, { projectId: projectIds[project], title })).id;
  }
  return { trackIds: ids as Record<TrackKey, string>, projectIds };
}

/** Brings a rendered mix in as an upload that has arrived, and makes its files now. */
async function upload(step: Pick<Publish, 'song' | 'mix' | 'label'>, call: Call, trackId: string, file: string, role: VersionRole = 'mix'): Promise<{ id: string; report: IngestReport }> {
  const id = newId();
  const { size } = await stat(file);
  await createVersion(call, id, { trackId, fileName: `${step.song} ${step.mix}.wav`, size, label: step.label, publishWhenReady: true, role });
  await mkdir(uploadsDir(), { recursive: true });
  await copyFile(file, uploadPath(id));
  await finishUpload(id, call.at);
  const begun = await beginIngest(id);
  const verdict = await ingestFile({ input: begun?.original as string, outDir: versionDir(id), ffmpeg: env().FFMPEG_PATH });
  if (!verdict.ok) throw new Error(`The demo song could not be prepared: ${verdict.message} (${verdict.detail ?? verdict.reason})`);
  return { id, report: verdict.report };
}

async function play(now: Date, cast: Cast, trackIds: Record<TrackKey, string>, mixes: Map<Publish, { id: string; report: IngestReport }>): Promise<void> {
  const versionIds = new Map<string, string>();
  const notes = new Map<string, Note>();
  const asked = new Map<string, string>();
  const noteOf = (key: string): Note => {
    const note = notes.get(key);
    if (!note) throw new Error(`the demo's story knows no note ${key} yet`);
    return note;
  };
  const versionId = (track: TrackKey, version: number): string => versionIds.get(`${track} ${version}`) as string;
  const requestOf = async (key: string): Promise<string> => (await requestsOfNote(db(), noteOf(key).id))[0]?.request.id as string;
  const trackOf = (note: Note): TrackKey => [...versionIds].find(([, id]) => id === note.versionId)?.[0].split(' ')[0] as TrackKey;

  for (const step of STEPS) {
    const call: Call = { actor: cast[step.by], at: minutesFrom(now, step.at) };
    const say = async (key: string, body: string) => {
      const parent = noteOf(key);
      await createNote(call, { id: newId(), versionId: parent.versionId, at: parent.at, body, parent: parent.id });
    };
    switch (step.do) {
      case 'publish': {
        const mix = mixes.get(step);
        if (!mix) throw new Error(`the demo's ${step.label} was not uploaded`);
        versionIds.set(`${step.track} ${step.version}`, mix.id);
        await recordReady(mix.id, mix.report, call.at);
        break;
      }
      case 'note': {
        const note: Note = { id: newId(), versionId: versionId(step.track, step.version), at: step.place.at, author: step.by };
        notes.set(step.note, note);
        const recordingId = step.hums && (await keepRecording(call, { id: newId(), versionId: note.versionId }, humWav(step.hums))).id;
        await createNote(call, { id: note.id, versionId: note.versionId, at: note.at, until: step.place.until, body: step.body, recordingId, kind: step.kind });
        break;
      }
      case 'reply':
        await say(step.note, step.body);
        break;
      case 'answer':
        await say(step.note, step.body);
        await decideRequest(call, { requestId: await requestOf(step.note), action: 'answer' });
        break;
      case 'decide': {
        const { verb, ...rest } = step.decision;
        const target = { requestId: await requestOf(step.note), ...rest };
        if (verb === 'done') await decideRequest(call, { requestId: target.requestId, action: 'done', versionId: versionId(trackOf(noteOf(step.note)), step.decision.verb === 'done' ? step.decision.version : 0) });
        else await decideRequest(call, { action: verb, ...target } as Parameters<typeof decideRequest>[1]);
        break;
      }
      case 'verify':
        await decideRequest(call, { requestId: await requestOf(step.note), action: 'verify' });
        break;
      case 'reopen':
        await decideRequest(call, { requestId: await requestOf(step.note), action: 'reopen', how: step.how });
        if (step.body) await say(step.note, step.body);
        break;
      case 'withdraw':
        await withdrawNote(call, { id: noteOf(step.note).id });
        break;
      case 'join':
        await joinRequest(call, { requestId: await requestOf(step.note) });
        break;
      case 'abx':
      case 'prefer':
        await playBlind(call, step, trackIds[step.track], (version) => versionId(step.track, version));
        break;
      case 'map':
        await updateMap(call, { id: trackIds[step.track], rowVersion: 0, sections: [...step.sections], parts: [...step.parts] });
        break;
      case 'markDone':
        await updateTrack(call, { id: trackIds[step.track], mixState: 'done' });
        break;
      case 'book': {
        const [startsAt, endsAt] = sessionTime(now, step.startsIn, step.minutes);
        const projectId = await projectOf(trackIds[step.track]);
        await createBooking(call, { projectId, trackId: trackIds[step.track], service: step.service, startsAt, endsAt, price: step.price, note: step.comment, engineerId: cast.mara.userId });
        break;
      }
      case 'ask': {
        const { service, minutes } = step;
        const projectId = await projectOf(trackIds[step.track]);
        const { slots } = await listSlots(call, { projectId, service, minutes, from: minutesFrom(now, step.fromDay * 1440).toISOString() });
        const requestIds = await Promise.all(step.notes.map(requestOf));
        const { booking } = await requestBooking(call, { projectId, trackId: trackIds[step.track], service, minutes, startsAt: slots[0]?.startsAt as string, requestIds, note: step.comment });
        asked.set(step.booking, booking.id);
        break;
      }
      case 'offer':
        await offerBooking(call, { id: asked.get(step.booking) as string, price: step.price, note: step.comment });
        break;
    }
  }
  await playDesk({ mara: cast.mara, idris: cast.idris, at: minutesFrom(now, -60), requestOf });
}

async function projectOf(trackId: string): Promise<string> {
  const track = await db().query.tracks.findFirst({ where: (t, { eq }) => eq(t.id, trackId) });
  return track?.projectId as string;
}

/** Written before the demo is made and removed after: a start that was killed in between begins anew. */
export const seedingMark = (dataDir: string): string => path.join(dataDir, 'demo-unfinished');
export const markSeeding = (dataDir: string): Promise<void> => writeFile(seedingMark(dataDir), '');
