import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { deskFilter } from '#app/contracts/triage.ts';
import { SCOPES, type Scope } from '#app/domain/access/scopes.ts';
import { db } from '#db/client.server.ts';
import { insertRecording } from '#db/queries/recordings.server.ts';
import { projectMembers } from '#db/schema/index.ts';
import { endBlindTest } from '#server/services/blind/end-blind-test.server.ts';
import { startBlindTest } from '#server/services/blind/start-blind-test.server.ts';
import { voteBlind } from '#server/services/blind/vote-blind.server.ts';
import { addClosure } from '#server/services/booking-settings/closures.server.ts';
import { changeRoom } from '#server/services/booking-settings/rooms.server.ts';
import { createBooking } from '#server/services/bookings/create-booking.server.ts';
import { listSlots } from '#server/services/bookings/list-slots.server.ts';
import { offerBooking } from '#server/services/bookings/offer-booking.server.ts';
import { proposeMove } from '#server/services/bookings/propose-move.server.ts';
import { requestBooking } from '#server/services/bookings/request-booking.server.ts';
import { closeFeed, makeFeedLink } from '#server/services/calendar/feed-link.server.ts';
import { listConflicts } from '#server/services/conflicts/list-conflicts.server.ts';
import { addReason } from '#server/services/desk/decline-reasons.server.ts';
import { saveFilter } from '#server/services/desk/saved-filters.server.ts';
import { updateProject } from '#server/services/projects/projects.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { withdrawNote } from '#server/services/notes/withdraw-note.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { addHouse, addPerson, addProject, addRoom, addTrack, addVersion, callAt } from '../../factories/studio.ts';
import { type Credentials, sessionOf, tokenOf } from '../../setup/api.ts';
import type { RunningServer } from '../../setup/server.ts';
import { recordedVoice } from '../../setup/voice.ts';
import { wav } from '../../setup/wav.ts';

/** Who walks: the client is of the project in question, the stranger is a client of another. */
export const PEOPLE = ['owner', 'engineer', 'client', 'stranger', 'nobody'] as const;
export type Person = (typeof PEOPLE)[number];

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A studio behind a running server, and makers of things that a walk may use up. */
export async function makeWorld(server: RunningServer) {
  const house = await addHouse(db());
  const { owner, engineer, client, stranger, projectId, trackId, versionId } = house;
  const people = { owner, engineer, client, stranger };
  const member = await addPerson(db(), 'client', 'another member');
  await db().insert(projectMembers).values({ projectId, userId: member.userId, createdAt: new Date() });
  const at = (who: keyof typeof people) => callAt(people[who], Date.now());
  // Far from the numbers that uploads take.
  let versions = 1000;
  let hours = 0;
  let starts = 0;

  const note = async (by: keyof typeof people = 'client', body = 'snare down a touch') =>
    (await createNote(at(by), { id: v7(), versionId, at: 1000, body, kind: 'minor' })).note;
  /** Names no part, so that nobody can ask for the opposite. */
  const request = async () => ((await note('client', 'a touch wider')).requests[0] as { id: string }).id;

  const tokens = new Map<string, ReturnType<typeof tokenOf>>();
  const token = (scopes: readonly Scope[]) => {
    const key = scopes.join();
    const known = tokens.get(key) ?? tokenOf(owner.userId, ...scopes);
    tokens.set(key, known);
    return known;
  };
  const [oneNote, oneRequest] = [(await note()).id, await request()];

  const voice = new Uint8Array(await recordedVoice('webm', 0.3));
  const voices = path.join(server.dataDir, 'media', 'voices');
  await mkdir(voices, { recursive: true });
  /** The path of a voice of the client's: in a note, in one that was taken back, or in none. */
  const said = async (where: 'note' | 'withdrawn' | 'alone') => {
    const id = v7();
    await insertRecording(db(), { id, versionId, authorId: client.userId, durationMs: 300, bytes: voice.length, peaks: [100], createdAt: new Date() });
    await writeFile(path.join(voices, `${id}.opus`), voice);
    const made = where === 'alone' ? null : await createNote(at('client'), { id: v7(), versionId, at: 1000, body: '', recordingId: id });
    if (made && where === 'withdrawn') await withdrawNote(at('client'), { id: made.note.id });
    return `/media/${versionId}/voice/${id}`;
  };

  for (const file of ['lossless.flac', 'original']) {
    const dir = path.join(server.dataDir, 'media', 'versions', versionId);
    await mkdir(dir, { recursive: true });
    await writeFile(path.join(dir, file), file === 'original' ? wav(0.1) : 'sound');
  }

  /** A track of the project with two versions; the second one perhaps only the studio knows. */
  const pair = async (published = true) => {
    const id = await addTrack(db(), projectId);
    const versionIds = [await addVersion(db(), id, engineer.userId), await addVersion(db(), id, engineer.userId, { number: 2, published })];
    return { trackId: id, versionIds };
  };

  const newProject = async () => {
    const id = await addProject(db(), house.studioId, [client]);
    return { projectId: id, trackId: await addTrack(db(), id) };
  };

  /** An hour that nothing else is booked for. */
  const hour = () => {
    const start = Date.UTC(2090, 0, 1) + (hours += 1) * 7_200_000;
    return { startsAt: new Date(start).toISOString(), endsAt: new Date(start + 3_600_000).toISOString() };
  };
  const booking = async () => (await createBooking(at('engineer'), { projectId, service: 'mix_time', ...hour() })).booking.id;
  /** A free start for an hour of mix time, another one each time. */
  const slot = async () => {
    const { slots } = await listSlots(at('client'), { projectId, service: 'mix_time', minutes: 60, until: new Date(Date.now() + 50 * 86_400_000).toISOString() });
    return (slots[(starts += 2)] as { startsAt: string }).startsAt;
  };
  const asked = async () => {
    const wanted = { projectId: (await newProject()).projectId, service: 'mix_time', minutes: 30, startsAt: await slot() } as const;
    return (await requestBooking(at('client'), { ...wanted, requestIds: [] })).booking.id;
  };
  const offered = async () => (await offerBooking(at('engineer'), { id: await asked() })).booking.id;
  /** A booking the studio would like to move. */
  const moving = async () => (await proposeMove(at('engineer'), { id: await booking(), startsAt: hour().startsAt })).booking.id;
  /** A booking that has begun. */
  const begun = async () => {
    const [startsAt, endsAt] = [-90, -60].map((minutes) => new Date(Date.now() + minutes * 60_000).toISOString()) as [string, string];
    return (await createBooking(at('engineer'), { projectId: (await newProject()).projectId, service: 'mix_time', startsAt, endsAt })).booking.id;
  };

  return {
    ...house,
    hour,
    booking,
    slot,
    asked,
    offered,
    moving,
    begun,
    pair,
    /** A blind test over a pair with its first trial, by somebody who walks or by another member of the project; ended after one vote. */
    blindTest: async (by: keyof typeof people | 'member', ended = false) => {
      const call = callAt(by === 'member' ? member : people[by], Date.now());
      const { id } = await startBlindTest(call, { ...(await pair()), kind: 'abx' });
      if (!ended) return { id };
      await voteBlind(call, { id, trial: 1, slot: 'a' });
      return endBlindTest(call, { id });
    },
    /** The path of somebody's calendar feed, made anew; closed again where asked. */
    calendar: async (who: keyof typeof people, closed = false) => {
      const { link } = await makeFeedLink(at(who));
      if (closed) await closeFeed(at(who));
      return new URL(link).pathname;
    },
    server,
    people,
    voice,
    said,
    /** To be looked at only. */
    oneNote,
    oneRequest,
    note,
    request,
    /** What another member of the project asks for. */
    othersRequest: async () => {
      const { note: theirs } = await createNote(callAt(member, Date.now()), { id: v7(), versionId, at: 2000, body: 'kick up a touch', kind: 'minor' });
      return theirs.requests[0]?.id as string;
    },
    /** A version that only the studio knows. */
    draft: () => addVersion(db(), trackId, engineer.userId, { number: (versions += 1), published: false }),
    filter: async (by: 'owner' | 'engineer') => (await saveFilter(at(by), { name: v7(), filter: deskFilter.parse({}) })).id,
    declineReason: async () => (await addReason(at('engineer'), { body: v7() })).id,
    /** Two clients who ask for opposite things in a project of their own, and who decides there. */
    conflict: async (decider: 'client' | 'owner') => {
      const made = await newProject();
      await db().insert(projectMembers).values({ projectId: made.projectId, userId: member.userId, createdAt: new Date() });
      await updateProject(at('owner'), { id: made.projectId, decisionMakerId: people[decider].userId });
      const version = await addVersion(db(), made.trackId, engineer.userId);
      const said = { versionId: version, at: 1000, kind: 'minor' } as const;
      const { note: up } = await createNote(at('client'), { ...said, id: v7(), body: 'snare up a touch' });
      await createNote(callAt(member, Date.now()), { ...said, id: v7(), body: 'snare down a touch' });
      const [found] = await listConflicts(at('owner'), { projectId: made.projectId });
      return { id: found?.id ?? '', requestId: up.requests[0]?.id ?? '', projectId: made.projectId };
    },
    doneRequest: async () => {
      const requestId = await request();
      await decideRequest(at('engineer'), { requestId, action: 'done', versionId });
      return requestId;
    },
    /** A room that is put away, so that no booking takes it. */
    room: async () => {
      const id = await addRoom(db(), v7());
      await changeRoom(at('owner'), { id, archived: true });
      return id;
    },
    closure: async () => (await addClosure(at('owner'), { name: 'Holiday', firstDay: '2089-12-24', lastDay: '2089-12-26' })).id,
    /** A project of the client with one track, to be changed freely. */
    spare: newProject,
    /** A project of the client that keeps its originals, with a published version whose file is gone. */
    withoutDownloads: async () => {
      const id = await addProject(db(), house.studioId, [client], { downloadsAllowed: false });
      return { projectId: id, versionId: await addVersion(db(), await addTrack(db(), id), engineer.userId) };
    },
    /** A browser of this person, signed in anew. */
    browser: async (who: Person): Promise<Credentials> => (who === 'nobody' ? null : sessionOf(people[who].userId)),
    /** Tokens of the owner: with only these scopes, and with all but these. */
    onlyWith: token,
    allBut: (scopes: readonly Scope[]) => token(SCOPES.filter((scope) => !scopes.includes(scope))),
  };
}
