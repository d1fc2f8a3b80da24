import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BookingView, NoteView, ProjectView, RequestView, TrackSnapshot, TrackView, VersionView } from '#app/contracts/views.ts';
import { addHouse, addVersion } from '../factories/studio.ts';
import { type Credentials, sessionOf, tokenOf, useApi } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';

const { db } = useDatabase();
const { ask, url } = useApi();

type Listed<T> = { items: T[]; next: string | null };
let house: Awaited<ReturnType<typeof addHouse>>;
let engineer: Credentials;
let client: Credentials;

beforeAll(async () => {
  house = await addHouse(db());
  engineer = await tokenOf(house.engineer.userId, 'read', 'notes', 'versions', 'manage');
  client = await sessionOf(house.client.userId);
});

const noteOn = (versionId: string, extra: object = {}) => ({ versionId, at: 12_000, body: 'snare down a touch', ...extra });

describe('the resources', () => {
  it('say who asks, with what rights', async () => {
    const byToken = await ask(engineer, 'GET', '/me');
    expect(byToken.body).toMatchObject({ id: house.engineer.userId, role: 'engineer', scopes: ['read', 'notes', 'versions', 'manage'] });
    expect((await ask(client, 'GET', '/me')).body).toMatchObject({ id: house.client.userId, role: 'client', scopes: null });
  });

  it('open a project and a track, and find them where they say', async () => {
    const made = await ask<ProjectView>(engineer, 'POST', '/projects', { title: 'Single', artist: 'The Ferry' });
    expect(made.headers.get('location')).toBe(`/api/v1/projects/${made.body.id}`);
    const track = await ask<TrackView>(engineer, 'POST', '/tracks', { projectId: made.body.id, title: 'Slow Ferry' });
    expect(track.headers.get('location')).toBe(`/api/v1/tracks/${track.body.id}`);

    const renamed = await ask<ProjectView>(engineer, 'PATCH', `/projects/${made.body.id}`, { title: 'Double single' });
    expect(renamed.body).toMatchObject({ title: 'Double single', artist: 'The Ferry' });
    const found = await ask<ProjectView & { tracks: TrackView[] }>(engineer, 'GET', `/projects/${made.body.id}`);
    expect(found.body.tracks.map(({ id }) => id)).toEqual([track.body.id]);

    await ask(engineer, 'PATCH', `/projects/${made.body.id}`, { archived: true });
    const ids = async (query: string) => (await ask<Listed<ProjectView>>(engineer, 'GET', `/projects${query}`)).body.items.map(({ id }) => id);
    expect(await ids('')).not.toContain(made.body.id);
    expect(await ids('?archived=true')).toEqual([made.body.id]);
  });

  it('start the clock when a mix is done, and tell it in the events', async () => {
    const { body: track } = await ask<TrackView>(engineer, 'POST', '/tracks', { projectId: house.projectId, title: 'Clockwork' });
    const done = await ask<TrackView>(engineer, 'PATCH', `/tracks/${track.id}`, { mixState: 'done' });
    expect(done.body.window.state).toBe('open');
    const events = await ask<{ seq: number; events: { type: string }[] }>(client, 'GET', `/tracks/${track.id}/events`);
    expect(events.body).toMatchObject({ seq: 1, events: [{ type: 'mix.done' }] });
    expect((await ask<{ events: [] }>(client, 'GET', `/tracks/${track.id}/events?since=1`)).body.events).toEqual([]);
  });

  it('publish, name and take back versions', async () => {
    const draft = await addVersion(db(), house.trackId, house.engineer.userId, { number: 2, published: false });
    const gone = await addVersion(db(), house.trackId, house.engineer.userId, { number: 3, published: false });
    expect((await ask<VersionView>(engineer, 'PATCH', `/versions/${draft}`, { label: 'vocal up' })).body.label).toBe('vocal up');
    await ask(client, 'GET', `/versions/${draft}`).then(({ status }) => expect(status).toBe(404));
    expect((await ask<VersionView>(engineer, 'POST', `/versions/${draft}/publish`)).body.publishedAt).not.toBeNull();
    expect((await ask(engineer, 'DELETE', `/versions/${gone}`)).status).toBe(204);
    expect((await ask(engineer, 'DELETE', `/versions/${draft}`)).status).toBe(409);
    const heard = await ask<Listed<VersionView>>(client, 'GET', `/versions?trackId=${house.trackId}`);
    expect(heard.body.items.map(({ id }) => id)).toEqual([draft, house.versionId]);
  });

  it('take a note, once however often it is sent, and let its author mend and withdraw it', async () => {
    const id = v7();
    const first = await ask<NoteView & { seq: number }>(client, 'POST', '/notes', noteOn(house.versionId, { id }));
    expect(first.headers.get('location')).toBe(`/api/v1/notes/${id}`);
    expect((await ask(client, 'POST', '/notes', noteOn(house.versionId, { id }))).body).toEqual(first.body);

    const mended = await ask<NoteView & { seq: number }>(client, 'PATCH', `/notes/${id}`, { body: 'snare down a touch, please' });
    expect(mended.body).toMatchObject({ id, body: 'snare down a touch, please', seq: first.body.seq + 1 });
    expect((await ask(engineer, 'PATCH', `/notes/${id}`, { body: 'mine now' })).status).toBe(403);
    expect((await ask(client, 'DELETE', `/notes/${id}`)).status).toBe(204);
    expect((await ask<NoteView>(engineer, 'GET', `/notes/${id}`)).body).toMatchObject({ body: '', withdrawnAt: expect.any(String) });
  });

  it('make an id for a note that comes without one, and thread answers', async () => {
    const { body: note } = await ask<NoteView>(client, 'POST', '/notes', noteOn(house.versionId));
    const { body: answer } = await ask<NoteView>(engineer, 'POST', '/notes', noteOn(house.versionId, { parent: note.id, body: 'Done in the next one.' }));
    const answers = await ask<Listed<NoteView>>(client, 'GET', `/notes?trackId=${house.trackId}&parent=${note.id}`);
    expect(answers.body.items.map(({ id }) => id)).toEqual([answer.id]);
  });

  it('decide requests by the policy, with every step in the ledger', async () => {
    const { body: note } = await ask<NoteView>(client, 'POST', '/notes', noteOn(house.versionId, { body: 'vocals up 1 dB in the chorus', kind: 'minor' }));
    const request = note.requests[0] as RequestView;
    const path = `/requests/${request.id}/decisions`;
    const started = await ask<RequestView>(engineer, 'POST', path, { action: 'start', rowVersion: request.rowVersion });
    expect(started.body).toMatchObject({ state: 'in_progress', basis: 'session' });
    const stale = await ask(engineer, 'POST', path, { action: 'decline', reason: 'no', rowVersion: request.rowVersion });
    expect(stale).toMatchObject({ status: 409, body: { type: '/problems/stale' } });
    expect((await ask(client, 'POST', path, { action: 'decline', reason: 'no' })).status).toBe(403);
    await ask(engineer, 'POST', path, { action: 'done', versionId: house.versionId });
    expect((await ask<RequestView>(client, 'POST', path, { action: 'verify' })).body.state).toBe('verified');

    expect((await ask<RequestView>(client, 'GET', `/requests/${request.id}`)).body.state).toBe('verified');
    const ledger = await ask<Listed<{ requestId: string }>>(engineer, 'GET', `/tracks/${house.trackId}/ledger?limit=200`);
    expect(ledger.body.items.filter(({ requestId }) => requestId === request.id)).toHaveLength(4);
    expect((await ask(client, 'GET', `/tracks/${house.trackId}/ledger`)).status).toBe(403);
  });

  it('book time and cancel it', async () => {
    const time = { projectId: house.projectId, service: 'attended_mix', startsAt: '2099-03-10T14:00:00Z', endsAt: '2099-03-10T17:00:00Z' };
    const { body: booking, headers } = await ask<BookingView>(engineer, 'POST', '/bookings', time);
    expect(headers.get('location')).toBe(`/api/v1/bookings/${booking.id}`);
    expect((await ask<BookingView>(client, 'GET', `/bookings/${booking.id}`)).body).toMatchObject({ state: 'confirmed', price: 13_500, currency: 'GBP' });
    expect((await ask<BookingView>(engineer, 'POST', `/bookings/${booking.id}/cancel`, { reason: 'moved' })).body.state).toBe('cancelled');
    const listed = await ask<Listed<BookingView>>(client, 'GET', `/bookings?trackId=${house.trackId}`);
    expect(listed.body.items.map(({ id }) => id)).toEqual([booking.id]);
  });

  it('show clients the people of their project, without addresses', async () => {
    const people = await ask<Listed<{ id: string; email: string | null }>>(client, 'GET', `/members?projectId=${house.projectId}`);
    expect(new Map(people.body.items.map(({ id, email }) => [id, email]))).toEqual(
      new Map<string, string | null>([[house.owner.userId, null], [house.engineer.userId, null], [house.client.userId, house.client.email]]),
    );
    expect((await ask(client, 'GET', '/members')).status).toBe(404);
  });

  it('give a whole track at one moment', async () => {
    const { body } = await ask<TrackSnapshot>(client, 'GET', `/tracks/${house.trackId}`);
    expect(body.notes.length).toBeGreaterThan(0);
    expect(body.track.seq).toBeGreaterThan(0);
  });
});

describe('lists', () => {
  const walk = async <T extends { id: string }>(who: Credentials, path: string, from: string | null = null): Promise<string[]> => {
    const ids: string[] = [];
    let cursor = from ? `&cursor=${from}` : '';
    do {
      const { body } = await ask<Listed<T>>(who, 'GET', `${path}${cursor}`);
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : '';
    } while (cursor);
    return ids;
  };

  it('come page by page, each thing once, also when some arrive meanwhile', async () => {
    const { body: track } = await ask<TrackView>(engineer, 'POST', '/tracks', { projectId: house.projectId, title: 'Long' });
    const versionId = await addVersion(db(), track.id, house.engineer.userId);
    const sent: string[] = [];
    for (let n = 0; n < 7; n += 1) sent.push((await ask<NoteView>(client, 'POST', '/notes', noteOn(versionId, { at: n }))).body.id);
    const first = await ask<Listed<NoteView>>(client, 'GET', `/notes?trackId=${track.id}&limit=3`);
    sent.push((await ask<NoteView>(client, 'POST', '/notes', noteOn(versionId, { at: 99 }))).body.id);
    const rest = await walk<NoteView>(client, `/notes?trackId=${track.id}&limit=3`, first.body.next);
    expect([...first.body.items.map(({ id }) => id), ...rest]).toEqual(sent);

    expect(sent).toHaveLength(8);
    const requests = await walk<RequestView>(engineer, `/requests?trackId=${track.id}&limit=1`);
    expect(new Set(requests).size).toBe(8);
    const projects = await walk<ProjectView>(engineer, '/projects?limit=1');
    expect(new Set(projects).size).toBe(projects.length);
    expect(projects).toContain(house.projectId);
    expect(await walk<TrackView>(client, `/tracks?projectId=${house.projectId}&limit=1`)).toContain(track.id);
  });

  it('filter requests by state and kind, several at once', async () => {
    const kinds = async (query: string) => new Set((await ask<Listed<RequestView>>(engineer, 'GET', `/requests?${query}`)).body.items.map((r) => `${r.kind} ${r.state}`));
    await ask(client, 'POST', '/notes', noteOn(house.versionId, { kind: 'fault', body: 'there is a click at 2:13' }));
    await ask(client, 'POST', '/notes', noteOn(house.versionId, { kind: 'comment', body: 'Lovely.' }));
    expect(await kinds(`trackId=${house.trackId}&kind=fault`)).toEqual(new Set(['fault accepted']));
    expect(await kinds(`projectId=${house.projectId}&kind=fault&kind=comment&state=new&state=accepted`)).toEqual(new Set(['fault accepted', 'comment new']));
  });

  it('hold nothing of other people’s projects', async () => {
    const stranger = await sessionOf(house.stranger.userId);
    expect((await ask<Listed<RequestView>>(stranger, 'GET', '/requests')).body.items).toEqual([]);
    expect((await ask<Listed<ProjectView>>(stranger, 'GET', '/projects')).body.items.map(({ id }) => id)).toEqual([house.otherProjectId]);
    expect((await ask(stranger, 'GET', `/requests?projectId=${house.projectId}`)).status).toBe(404);
    expect((await ask(stranger, 'GET', `/notes?trackId=${house.trackId}`)).status).toBe(404);
  });
});

describe('refusals are problems that say what to do', () => {
  it('401 with how to sign in', async () => {
    const without = await ask(null, 'GET', '/projects');
    expect(without.status).toBe(401);
    expect(without.headers.get('www-authenticate')).toBe('Bearer realm="Talkback"');
    const wrong = await ask({ authorization: 'Bearer tb_wrong' }, 'GET', '/projects');
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect((await ask({ ...(client as { cookie: string }), authorization: 'Basic eDp5' }, 'GET', '/projects')).status).toBe(401);
  });

  it('403 names the scope that a token lacks', async () => {
    const reader = await tokenOf(house.engineer.userId, 'read');
    const refused = await ask<{ detail: string }>(reader, 'POST', '/projects', {});
    expect(refused).toMatchObject({ status: 403, body: { type: '/problems/forbidden' } });
    expect(refused.body.detail).toContain('manage');
  });

  it('404 for unknown paths and ids that are none, 405 with what is allowed', async () => {
    for (const path of ['/nothing', '/projects/12', `/projects/${v7()}`, `/notes/${v7()}`, `/requests/${v7()}`, `/bookings/${v7()}`]) {
      expect((await ask(engineer, 'GET', path)).status, path).toBe(404);
    }
    const put = await ask(engineer, 'PUT', '/projects', {});
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS']);
    const options = await ask(engineer, 'OPTIONS', `/notes/${v7()}`);
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, PATCH, DELETE, HEAD, OPTIONS']);
    expect((await ask(engineer, 'HEAD', '/projects')).status).toBe(200);
  });

  it('400, 413 and 415 for bodies that are not JSON objects of a fair size', async () => {
    const post = (body: unknown, headers = {}) => ask(engineer, 'POST', '/projects', body, headers).then(({ status }) => status);
    expect(await post('{"title":')).toBe(400);
    expect(await post('[]')).toBe(400);
    expect(await post('"x"')).toBe(400);
    expect(await post('title=x', { 'content-type': 'application/x-www-form-urlencoded' })).toBe(415);
    expect(await post({ title: 'x'.repeat(300_000), artist: 'x' })).toBe(413);
    const bomb = await fetch(`${url()}/api/v1/projects`, {
      method: 'POST',
      headers: { ...engineer, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ title: 'x'.repeat(5_000_000) })),
    });
    expect(bomb.status).toBe(413);
  });

  it('422 with messages by field', async () => {
    expect(await ask(engineer, 'POST', '/projects', { artist: '' })).toMatchObject({
      status: 422,
      body: { type: '/problems/invalid', errors: { title: ['Enter a title.'], artist: ['Enter a title.'] } },
    });
    expect(await ask(engineer, 'GET', '/projects?limit=0&state=new')).toMatchObject({ status: 422, body: { errors: { state: expect.anything() } } });
    expect(await ask(engineer, 'GET', '/projects?limit=0')).toMatchObject({ status: 422, body: { errors: { limit: ['At least 1.'] } } });
    for (const cursor of ['x', 'bnVsbA', Buffer.from('["2026-01-01T00:00:00Z","x"]').toString('base64url')]) {
      expect(await ask(engineer, 'GET', `/projects?cursor=${cursor}`), cursor).toMatchObject({ status: 422, body: { errors: { cursor: expect.anything() } } });
    }
    expect(await ask(client, 'POST', '/notes', noteOn(house.versionId, { at: 5, until: 4 }))).toMatchObject({ status: 422, body: { errors: { until: expect.anything() } } });
    expect(await ask(engineer, 'POST', `/requests/${v7()}/decisions`, { action: 'please' })).toMatchObject({ status: 422, body: { errors: { action: expect.anything() } } });
    expect(await ask(engineer, 'GET', '/bookings')).toMatchObject({ status: 422, body: { errors: { trackId: expect.anything() } } });
  });

  it('the path says which thing, whatever the body says', async () => {
    const { body: other } = await ask<ProjectView>(engineer, 'POST', '/projects', { title: 'Other', artist: 'Other' });
    await ask(engineer, 'PATCH', `/projects/${other.id}`, { id: house.projectId, title: 'Renamed' });
    expect((await ask<ProjectView>(engineer, 'GET', `/projects/${house.projectId}`)).body.title).toBe('An EP');
  });

  it('429 with when to go on', async () => {
    const busy = await sessionOf(house.client.userId);
    let last = await ask(busy, 'POST', '/notes', noteOn(house.versionId));
    for (let n = 0; n < 130 && last.status === 201; n += 1) last = await ask(busy, 'POST', '/notes', noteOn(house.versionId));
    expect(last).toMatchObject({ status: 429, body: { type: '/problems/rate_limited' } });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('403 to other sites’ pages that use a browser’s session', async () => {
    const response = await fetch(`${url()}/api/v1/projects`, {
      method: 'POST',
      headers: { ...client, 'content-type': 'application/json', origin: 'https://evil.example' },
      body: '{}',
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ type: '/problems/forbidden', status: 403, instance: '/api/v1/projects' });
  });
});
