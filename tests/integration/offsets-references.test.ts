import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { versionName } from '#app/domain/shared/version-name.ts';
import { eventsSince } from '#db/queries/events.server.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { overview } from '#server/services/projects/overview.server.ts';
import { decideRequest } from '#server/services/requests/decide-request.server.ts';
import { createVersion } from '#server/services/versions/create-version.server.ts';
import { deleteVersion } from '#server/services/versions/delete-version.server.ts';
import { listVersions } from '#server/services/versions/list-versions.server.ts';
import { updateVersion } from '#server/services/versions/update-version.server.ts';
import { addHouse, addTrack, addVersion, callAt } from '../factories/studio.ts';
import { useDatabase } from '../setup/database.ts';

/** Where versions lie on the song's clock, and the tracks that they are only compared with. */

const { db } = useDatabase();
let house: Awaited<ReturnType<typeof addHouse>>;
const by = (who: 'engineer' | 'client' | 'stranger' | 'owner') => callAt(house[who], Date.now());
const moves = async () => (await eventsSince(db(), house.trackId, 0, 500)).filter(({ type }) => type === 'version.updated');

beforeAll(async () => {
  house = await addHouse(db());
});

describe('an offset', () => {
  it('moves a published version, is told to everyone, and can be taken back', async () => {
    expect(await updateVersion(by('engineer'), { id: house.versionId, offsetSamples: -4800 })).toMatchObject({ offsetSamples: -4800, label: 'v1' });
    expect((await moves()).at(-1)?.data).toMatchObject({ version: { id: house.versionId, offsetSamples: -4800 } });
    const [heard] = await listVersions(by('client'), house.trackId);
    expect(heard?.offsetSamples).toBe(-4800);
    expect(await updateVersion(by('owner'), { id: house.versionId, offsetSamples: 0 })).toMatchObject({ offsetSamples: 0 });
  });

  it('that changes nothing is no event', async () => {
    const before = (await moves()).length;
    await updateVersion(by('engineer'), { id: house.versionId, offsetSamples: 0 });
    expect(await moves()).toHaveLength(before);
  });

  it('of a draft is kept, and clients do not hear of it', async () => {
    const before = (await moves()).length;
    const draft = await addVersion(db(), house.trackId, house.engineer.userId, { number: 40, published: false });
    expect(await updateVersion(by('engineer'), { id: draft, offsetSamples: 77, label: 'Wide' })).toMatchObject({ offsetSamples: 77, label: 'Wide' });
    expect(await moves()).toHaveLength(before);
    await expect(updateVersion(by('client'), { id: draft, offsetSamples: 1 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is at most a minute, and of a file that was read', async () => {
    await expect(updateVersion(by('engineer'), { id: house.versionId, offsetSamples: 2_880_001 })).rejects.toMatchObject({ code: 'invalid', fields: { offsetSamples: [expect.stringContaining('60 seconds')] } });
    const coming = v7();
    await createVersion(by('engineer'), coming, { trackId: house.trackId, fileName: 'a.wav', size: 10, publishWhenReady: false, role: 'mix' });
    await expect(updateVersion(by('engineer'), { id: coming, offsetSamples: 1 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('does not let a new name in by the same door', async () => {
    await expect(updateVersion(by('engineer'), { id: house.versionId, offsetSamples: 5, label: 'Other' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is the studio’s to set', async () => {
    await expect(updateVersion(by('client'), { id: house.versionId, offsetSamples: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(updateVersion(by('stranger'), { id: house.versionId, offsetSamples: 1 })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a reference track', () => {
  let reference: string;
  beforeAll(async () => {
    reference = await addVersion(db(), house.trackId, house.engineer.userId, { role: 'reference' });
  });

  it('has its own numbers, and takes none of the mixes’', async () => {
    const trackId = await addTrack(db(), house.projectId);
    for (const role of ['reference', 'mix', 'reference', 'mix'] as const) {
      await createVersion(by('engineer'), v7(), { trackId, fileName: 'song.wav', size: 10, publishWhenReady: false, role });
    }
    // The factory's track says that v1 was there before.
    expect((await listVersions(by('engineer'), trackId)).map(versionName)).toEqual(['v3', 'v2', 'R2', 'R1']);
  });

  it('is heard by the client once it is published, after the mixes, and only then', async () => {
    const heard = await listVersions(by('client'), house.trackId);
    expect(heard.map(({ role }) => role)).toEqual(['mix', 'reference']);
    const hidden = await addVersion(db(), house.trackId, house.engineer.userId, { role: 'reference', number: 8, published: false });
    expect((await listVersions(by('client'), house.trackId)).map(({ id }) => id)).not.toContain(hidden);
    await deleteVersion(by('engineer'), { id: hidden });
  });

  it('takes no notes and carries no work, whoever asks', async () => {
    const note = { id: v7(), versionId: reference, at: 0, body: 'snare down' };
    for (const who of ['client', 'engineer', 'owner'] as const) await expect(createNote(by(who), { ...note, id: v7() })).rejects.toMatchObject({ code: 'conflict' });
    const asked = await createNote(by('client'), { ...note, versionId: house.versionId, kind: 'minor' });
    const requestId = asked.note.requests[0]?.id as string;
    await decideRequest(by('engineer'), { requestId, action: 'accept' }).catch(() => undefined);
    await expect(decideRequest(by('engineer'), { requestId, action: 'done', versionId: reference })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is not counted among the mixes', async () => {
    const { projects } = await overview(by('client'));
    expect(projects[0]?.tracks.find(({ id }) => id === house.trackId)).toMatchObject({ versions: 1, latest: 1 });
  });

  it('is uploaded and moved by the studio only', async () => {
    const input = { trackId: house.trackId, fileName: 'song.wav', size: 10, publishWhenReady: true, role: 'reference' as const };
    await expect(createVersion(by('client'), v7(), input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createVersion(by('stranger'), v7(), input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateVersion(by('client'), { id: reference, offsetSamples: 9 })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await updateVersion(by('engineer'), { id: reference, offsetSamples: 9 })).toMatchObject({ role: 'reference', offsetSamples: 9 });
  });
});
