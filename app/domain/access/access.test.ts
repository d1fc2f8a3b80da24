import { describe, expect, test } from 'vitest';
import { ACTIONS, can, canSee, ROLES, ruleFor, RULES, scopeFor, type Resource } from './access.ts';
import { SCOPES } from './scopes.ts';

const everything: Resource = { member: true, own: true, published: true, downloadsAllowed: true };
const who = (role: (typeof ROLES)[number]) => ({ role, userId: role === 'nobody' ? null : 'u' });

test('every role has an answer for every action', () => {
  for (const action of ACTIONS) {
    for (const role of ROLES) expect(RULES).toContain(ruleFor(role, action));
    expect([...SCOPES, 'never']).toContain(scopeFor(action));
    expect(ACTIONS).toContain(canSee(action));
  }
});

test('owners may all, engineers all but a few, nobody nothing', () => {
  const refused = (role: (typeof ROLES)[number]) =>
    ACTIONS.filter((action) => !can(who(role), action, everything));
  expect(refused('owner')).toEqual([]);
  expect(refused('engineer')).toEqual(['studio.settings', 'member.invite', 'member.remove']);
  expect(refused('nobody')).toEqual([...ACTIONS]);
  for (const action of ACTIONS) expect(can(who('owner'), action)).toBe(action !== 'conflict.pick');
});

describe('clients', () => {
  const client = who('client');

  test('reach nothing in projects of others, whatever it is', () => {
    const reached = ACTIONS.filter((action) => can(client, action, { ...everything, member: false }));
    expect(reached).toEqual(['studio.read', 'project.list', 'calendar.feed']);
  });

  test('hear only published versions, and write only on those', () => {
    for (const action of ['version.read', 'version.download', 'note.read', 'note.create'] as const) {
      expect(can(client, action, { ...everything, published: false })).toBe(false);
      expect(can(client, action, everything)).toBe(true);
    }
  });

  test('change only their own notes', () => {
    for (const action of ['note.update', 'note.withdraw', 'request.verify'] as const) {
      expect(can(client, action, { ...everything, own: false })).toBe(false);
      expect(can(client, action, everything)).toBe(true);
    }
  });

  test('download only where the project allows it', () => {
    expect(can(client, 'version.download', { ...everything, downloadsAllowed: false })).toBe(false);
  });

  test('decide, confirm and settle nothing', () => {
    for (const action of ['request.decide', 'booking.create', 'booking.offer', 'booking.record', 'track.markDone', 'version.publish'] as const) {
      expect(can(client, action, everything)).toBe(false);
    }
  });
});

describe('API tokens', () => {
  test('never allow more than their scopes, nor more than their owner may', () => {
    for (const role of ROLES) {
      for (const action of ACTIONS) {
        const allowed = SCOPES.filter((scope) => can({ ...who(role), scopes: [scope] }, action, everything));
        if (allowed.length > 0) {
          expect(allowed).toEqual([scopeFor(action)]);
          expect(can(who(role), action, everything)).toBe(true);
        }
      }
    }
    expect(ACTIONS.filter((action) => can({ ...who('owner'), scopes: [] }, action))).toEqual([]);
  });

  test('cannot make tokens', () => {
    expect(can({ ...who('owner'), scopes: [...SCOPES] }, 'token.manage')).toBe(false);
  });
});

test('a refusal is "not found" exactly where the thing may not be seen', () => {
  expect(canSee('version.download')).toBe('version.read');
  expect(canSee('note.create')).toBe('version.read');
  expect(canSee('track.markDone')).toBe('track.read');
  for (const role of ROLES) {
    const allowed = ACTIONS.filter((action) => can(who(role), action, everything));
    for (const action of allowed) expect(can(who(role), canSee(action), everything)).toBe(true);
  }
});
