import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#server/auth/actor.server.ts';
import { readSession } from '#server/auth/sessions.server.ts';
import { listPeople } from '#server/services/accounts/list-people.server.ts';
import { removeMember } from '#server/services/accounts/remove-member.server.ts';
import { signIn } from '#server/services/accounts/sign-in.server.ts';
import { signOut } from '#server/services/accounts/sign-out.server.ts';
import { useDatabase } from '../setup/database.ts';
import { actorOf, asHeader, by, joined, newIp, newProject, PASSWORD, STUDIO, studioWithOwner } from './people-fixtures.ts';

const { raw } = useDatabase();
let owner: Actor;
let projectId: string;
beforeAll(async () => {
  ({ owner, projectId } = await studioWithOwner());
});

const right = { email: STUDIO.email, password: PASSWORD };
const wrong = { ...right, password: 'not this one' };

describe('sessions', () => {
  it('keeps only the hash of the cookie’s value', async () => {
    const { cookie } = await signIn(right, { ip: newIp(), sessionId: null });
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const id = asHeader(cookie).split('=')[1] as string;
    const stored = (await raw()`select id from sessions`).map((row) => row.id as string);
    expect(stored).not.toContain(id);
    expect(stored).toContain(createHash('sha256').update(id).digest('hex'));
    expect(await readSession(`talkback_session=${createHash('sha256').update(id).digest('hex')}`)).toBeNull();
  });

  it('replaces the session somebody brought along, and ends on sign-out', async () => {
    const first = await signIn(right, { ip: newIp(), sessionId: null });
    const before = await readSession(asHeader(first.cookie));
    const second = await signIn(right, { ip: newIp(), sessionId: before?.sessionId ?? null });
    expect(await readSession(asHeader(first.cookie))).toBeNull();
    const after = await readSession(asHeader(second.cookie));
    const gone = await signOut(after?.sessionId ?? null);
    expect(gone.cookie).toMatch(/Max-Age=0/);
    expect(await readSession(asHeader(second.cookie))).toBeNull();
  });
});

describe('limits', () => {
  it('answers an unknown address and a wrong password alike', async () => {
    const answers = await Promise.all(
      [wrong, { ...wrong, email: 'nobody@northlight.example' }].map((input) => signIn(input, { ip: newIp(), sessionId: null }).catch((e: unknown) => e)),
    );
    expect(answers[0]).toMatchObject({ code: 'invalid' });
    expect((answers[0] as Error).message).toBe((answers[1] as Error).message);
  });

  it('stops after five wrong passwords for one person from one address, even for the right one', async () => {
    const ip = newIp();
    for (let i = 0; i < 5; i++) await expect(signIn(wrong, { ip, sessionId: null })).rejects.toMatchObject({ code: 'invalid' });
    await expect(signIn(right, { ip, sessionId: null })).rejects.toMatchObject({ code: 'rate_limited' });
    await expect(signIn(right, { ip: newIp(), sessionId: null })).resolves.toBeDefined();
  });

  it('does not let five tries at once slip through', async () => {
    const ip = newIp();
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(wrong, { ip, sessionId: null })));
    const codes = results.map((r) => (r.status === 'rejected' ? (r.reason as { code: string }).code : 'in'));
    expect(codes.filter((c) => c === 'invalid')).toHaveLength(5);
    expect(codes.filter((c) => c === 'rate_limited')).toHaveLength(7);
  });

  it('stops one address that tries many people', async () => {
    const ip = newIp();
    const results = await Promise.allSettled(
      Array.from({ length: 51 }, (_, i) => signIn({ email: `guess${i}@northlight.example`, password: 'password' }, { ip, sessionId: null })),
    );
    const limited = results.filter((r) => r.status === 'rejected' && (r.reason as { code: string }).code === 'rate_limited');
    expect(limited).toHaveLength(1);
  });

  it('does not count what succeeds', async () => {
    const ip = newIp();
    for (let i = 0; i < 7; i++) await signIn(right, { ip, sessionId: null });
  });
});

describe('a removed person', () => {
  it('is signed out at once and cannot sign in', async () => {
    const client = await joined(owner, 'cleo@lanterns.example', projectId);
    const { cookie } = await signIn({ email: 'cleo@lanterns.example', password: PASSWORD }, { ip: newIp(), sessionId: null });
    expect((await actorOf(cookie)).userId).toBe(client.userId);
    await removeMember(by(owner), { id: client.userId as string });
    expect(await readSession(asHeader(cookie))).toBeNull();
    await expect(signIn({ email: 'cleo@lanterns.example', password: PASSWORD }, { ip: newIp(), sessionId: null })).rejects.toMatchObject({ code: 'invalid' });
    expect((await listPeople(by(owner))).map((p) => p.id)).not.toContain(client.userId);
  });

  it('is removed by the owner only, and the owner by nobody', async () => {
    const engineer = await joined(owner, 'eva@northlight.example');
    const client = await joined(owner, 'carl@lanterns.example', projectId);
    await expect(removeMember(by(engineer), { id: client.userId as string })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(removeMember(by(client), { id: engineer.userId as string })).rejects.toMatchObject({ code: 'not_found' });
    await expect(removeMember(by(owner), { id: owner.userId as string })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the list of people', () => {
  it('shows clients the people of their project without addresses, and no other project', async () => {
    const other = await newProject('Slow Ferry');
    const mia = await joined(owner, 'mia@lanterns.example', projectId);
    await joined(owner, 'stranger@ferry.example', other);
    const seen = await listPeople(by(mia), { projectId });
    expect(seen.map((p) => p.name)).toEqual(expect.arrayContaining(['mia', 'Olive Owner']));
    expect(seen.map((p) => p.name)).not.toContain('stranger');
    expect(seen.filter((p) => p.email !== null).map((p) => p.id)).toEqual([mia.userId]);
    await expect(listPeople(by(mia), { projectId: other })).rejects.toMatchObject({ code: 'not_found' });
    await expect(listPeople(by(mia))).rejects.toMatchObject({ code: 'not_found' });
    const all = await listPeople(by(owner));
    expect(all.find((p) => p.name === 'stranger')).toMatchObject({ email: 'stranger@ferry.example', projects: [{ title: 'Slow Ferry' }] });
  });
});
