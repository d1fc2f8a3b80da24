import { expect, it } from 'vitest';
import { addressKey, rateLimit } from './rate-limit.server.ts';

it('lets a key take its points, then says how long to wait, and leaves other keys alone', async () => {
  const limit = rateLimit('test', { points: 2, seconds: 60 });
  expect(await limit.take('a')).toEqual({ ok: true });
  expect(await limit.take('a')).toEqual({ ok: true });
  const refused = await limit.take('a');
  expect(refused.ok).toBe(false);
  if (!refused.ok) expect(refused.retryAfterSeconds).toBeGreaterThan(50);
  expect(await limit.take('b')).toEqual({ ok: true });
});

it('forgets what was given back or cleared', async () => {
  const limit = rateLimit('test-back', { points: 1, seconds: 60 });
  await limit.take('a');
  await limit.giveBack('a');
  expect((await limit.take('a')).ok).toBe(true);
  expect((await limit.take('a')).ok).toBe(false);
  await limit.clear('a');
  expect((await limit.take('a')).ok).toBe(true);
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('counts %s as %s', (ip, key) => expect(addressKey(ip)).toBe(key));
