import { describe, expect, it } from 'vitest';
import { readEnv } from './env.server.ts';

describe('readEnv', () => {
  it('has the documented defaults', () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      ORIGIN: 'http://localhost:3000',
      DATA_DIR: './data',
      DEMO: true,
      ROLES: ['web', 'worker'],
    });
  });

  it('is not in demo mode on a database of one’s own', () => {
    expect(readEnv({ DATABASE_URL: 'postgres://a@b/c' }).DEMO).toBe(false);
    expect(readEnv({ DATABASE_URL: 'postgres://a@b/c', DEMO: '1' }).DEMO).toBe(true);
  });

  it('names every wrong variable in a line of its own', () => {
    expect(() => readEnv({ PORT: 'http', ROLES: 'web,cook', DEMO: 'yes' })).toThrow(/PORT: .*\n.*DEMO: .*\n.*ROLES/s);
  });

  it('lets nobody move the clock of a server that others can reach', () => {
    expect(readEnv({ TEST_CLOCK: '1' }).TEST_CLOCK).toBe(true);
    expect(() => readEnv({ TEST_CLOCK: '1', HOST: '0.0.0.0' })).toThrow(/TEST_CLOCK: Only for tests/);
    expect(() => readEnv({ TEST_CLOCK: '1', ORIGIN: 'https://studio.example' })).toThrow(/TEST_CLOCK: Only for tests/);
  });

  it('says why a command-line ffmpeg cannot be used', () => {
    expect(readEnv({ FFMPEG_PATH: '' }).FFMPEG_PATH).toBeUndefined();
    expect(() => readEnv({ FFMPEG_PATH: 'ffmpeg' })).toThrow(/FFMPEG_PATH: Give the whole path/);
    expect(() => readEnv({ FFMPEG_PATH: '/nowhere/ffmpeg' })).toThrow('FFMPEG_PATH: /nowhere/ffmpeg cannot be run.');
    expect(() => readEnv({ FFMPEG_PATH: process.execPath })).toThrow(/FFMPEG_PATH: .* cannot be run|built without/);
  });
});
