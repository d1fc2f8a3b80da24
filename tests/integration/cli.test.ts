import { appendFile, copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { asc, eq } from 'drizzle-orm';
import { parseMidi } from 'midi-file';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tracks, versions } from '#db/schema/index.ts';
import { createNote } from '#server/services/notes/create-note.server.ts';
import { addHouse, addTrack, callAt } from '../factories/studio.ts';
import { tokenOf } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';
import { type RunningServer, startServer } from '../setup/server.ts';
import { type Proxy, slowProxy } from '../setup/slow-proxy.ts';
import { wav } from '../setup/wav.ts';
import { runTool, runToolFromSources, startTool } from './cli-support.ts';

const { db, url } = useDatabase();
let server: RunningServer;
let line: Proxy;
let dir = '';
let house: Awaited<ReturnType<typeof addHouse>>;
let token = '';

beforeAll(async () => {
  server = await startServer({ env: { DATABASE_URL: url() } });
  line = await slowProxy(server.port);
  dir = await mkdtemp(path.join(tmpdir(), 'talkback-cli-'));
  house = await addHouse(db(), { doneAt: new Date() });
  token = (await tokenOf(house.engineer.userId, 'read', 'versions', 'notes')).authorization.replace('Bearer ', '');
});
afterAll(async () => {
  await line?.close();
  await server?.stop();
  await rm(dir, { recursive: true, force: true });
});

/** A track nobody else uses, and a tool that knows nothing yet. */
async function fresh() {
  const trackId = await addTrack(db(), house.projectId, { doneAt: new Date() });
  await db().update(tracks).set({ title: `Song ${trackId}`, versionSeq: 0 }).where(eq(tracks.id, trackId));
  const home = await mkdtemp(path.join(dir, 'home-'));
  const env = { TALKBACK_URL: line.url, TALKBACK_TOKEN: token, TALKBACK_HOME: home };
  const versionsOf = () => db().select().from(versions).where(eq(versions.trackId, trackId)).orderBy(asc(versions.number));
  return { trackId, home, env, versionsOf };
}

async function kept(name: string, bytes: Buffer): Promise<string> {
  const file = path.join(await mkdtemp(path.join(dir, 'files-')), name);
  await writeFile(file, bytes);
  return file;
}

describe('the tool', () => {
  it('says what it can do, and what is wrong with a command', async () => {
    const help = await runToolFromSources(['--help'], {});
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(await runTool(['--help'], {})).toEqual(help);
    for (const name of ['login', 'tracks', 'push', 'watch', 'notes', 'import']) expect(help.out).toContain(`talkback ${name}`);
    expect((await runTool(['help', 'push'], {})).out).toContain('--reference');
    const wrong = await runTool(['push', '--trak', 'x'], {});
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--trak');
    const nowhere = await runTool(['tracks'], { TALKBACK_HOME: path.join(dir, 'nobody') });
    expect(nowhere.code).toBe(3);
    expect(nowhere.err).toContain('talkback login');
  });

  it('keeps a login for its owner’s eyes, and sends the token nowhere else', async () => {
    const { home, trackId } = await fresh();
    const refused = await runTool(['login', '--server', server.url], { TALKBACK_HOME: home }, 'tb_wrong\n');
    expect(refused.code).toBe(3);
    const { code, out } = await runTool(['login', '--server', server.url], { TALKBACK_HOME: home }, `${token}\n`);
    expect([code, out]).toEqual([0, expect.stringContaining('engineer')]);
    const file = path.join(home, 'config.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(home)).mode & 0o077).toBe(0);
    const listed = await runTool(['tracks'], { TALKBACK_HOME: home });
    expect(listed.out).toContain(`${trackId}\tA Band\tAn EP\tSong ${trackId}`);
    expect((await runTool(['tracks', '--server', line.url], { TALKBACK_HOME: home })).code, 'another server gets no token').toBe(3);
    expect((await runTool(['logout'], { TALKBACK_HOME: home })).code).toBe(0);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });
});

describe('push', () => {
  it('sends a mix over a line that is cut, once, and shares it', async () => {
    const { trackId, env, versionsOf } = await fresh();
    const sound = wav(20);
    const file = await kept('mix-v1.wav', sound);
    line.sent();
    line.cutAfter(2_000_000);
    const { code, out, err } = await runTool(['push', file, '--track', `Song ${trackId}`, '--publish'], env);
    expect([code, err]).toEqual([0, expect.stringContaining('trying again')]);
    expect(out).toContain(`mix-v1.wav is v1 of “Song ${trackId}”, shared`);
    expect(err).toMatch(/\d+ %/);
    expect(line.sent(), 'it went on where it was').toBeLessThan(sound.length * 1.6);
    const [version] = await versionsOf();
    expect(version).toMatchObject({ state: 'ready', role: 'mix', fileSize: sound.length, fileName: 'mix-v1.wav' });
    expect(version?.publishedAt).not.toBeNull();

    const again = await runTool(['push', file, '--track', trackId, '--json'], env);
    expect(JSON.parse(again.out)).toMatchObject({ id: version?.id, known: true });
    expect((await versionsOf()).length).toBe(1);
  });

  it('goes on after it was killed', async () => {
    const { trackId, env, versionsOf } = await fresh();
    const sound = wav(20, { gain: 0.2 });
    const file = await kept('long.wav', sound);
    line.sent();
    line.holdAfter(3_000_000);
    const first = startTool(['push', file, '--track', trackId], env);
    for (let tries = 0; tries < 400 && !(await versionsOf())[0]; tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    await new Promise((resolve) => setTimeout(resolve, 500));
    first.child.kill('SIGKILL');
    await first.ended;
    line.release();
    line.sent();
    const second = await runTool(['push', file, '--track', trackId, '--reference'], env);
    expect(second.code, second.err).toBe(0);
    expect(second.err).toContain('going on where it stopped');
    expect(line.sent()).toBeLessThan(sound.length * 0.8);
    expect((await versionsOf()).map(({ state, publishedAt }) => [state, publishedAt])).toEqual([['ready', null]]);
  });

  it('says why the server does not take it', async () => {
    const { trackId, env } = await fresh();
    expect((await runTool(['push', await kept('empty.wav', Buffer.alloc(0)), '--track', trackId], env)).err).toContain('is empty');
    expect(await runTool(['push', await kept('words.txt', Buffer.from('x')), '--track', trackId], env)).toMatchObject({ code: 2 });
    const noise = await runTool(['push', await kept('noise.wav', Buffer.from('no sound at all, whatever its name')), '--track', trackId], env);
    expect(noise.code).toBe(1);
    expect(noise.err).toContain('could not be prepared');
    const readOnly = (await tokenOf(house.engineer.userId, 'read')).authorization.replace('Bearer ', '');
    expect(await runTool(['push', await kept('mix.wav', wav(1)), '--track', trackId], { ...env, TALKBACK_TOKEN: readOnly })).toMatchObject({ code: 3 });
  });
});

describe('watch', () => {
  it('publishes bounces once they are whole, in the order of their names, across restarts, and nothing twice', async () => {
    const { trackId, env, versionsOf } = await fresh();
    const folder = await mkdtemp(path.join(dir, 'bounces-'));
    await writeFile(path.join(folder, 'before.wav'), wav(1));
    const args = ['watch', folder, '--track', trackId, '--settle', '0.6'];
    const first = startTool(args, env);
    await first.says('left alone');
    await first.says('Watching');

    const sound = wav(2);
    const growing = path.join(folder, 'mix 2.wav');
    await writeFile(growing, sound.subarray(0, 50_000));
    await writeFile(path.join(folder, 'notes.txt'), 'no sound');
    await first.says('mix 2.wav has stopped growing');
    expect(await versionsOf(), 'half a file is never sent').toEqual([]);
    await appendFile(growing, sound.subarray(50_000));
    await first.says('mix 2.wav is v1');

    const [ten, three] = [wav(1.5), wav(1.2)];
    await writeFile(path.join(folder, 'mix 10.wav'), ten);
    await writeFile(path.join(folder, 'mix 3.wav'), three);
    await first.says('mix 3.wav is v2');
    await first.says('mix 10.wav is v3');
    first.child.kill('SIGKILL');
    await first.ended;

    await copyFile(growing, path.join(folder, 'mix 2 copy.wav'));
    await writeFile(path.join(folder, 'mix 11.wav'), wav(1.1));
    const second = await runTool([...args, '--once'], env);
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('mix 2 copy.wav is v1') as string });
    expect(second.out).toContain('mix 11.wav is v4');
    await truncate(path.join(folder, 'mix 11.wav'), 1000);
    expect((await runTool([...args, '--once'], env)).out).toBe('');
    const made = await versionsOf();
    expect(made.map(({ fileName }) => fileName)).toEqual(['mix 2.wav', 'mix 3.wav', 'mix 10.wav', 'mix 11.wav']);
    expect(made.every(({ publishedAt }) => publishedAt !== null)).toBe(true);
    expect(made[0]?.fileSize).toBe(sound.length);
  });
});

describe('notes', () => {
  it('come in every format, and go back in', async () => {
    const { trackId, env, versionsOf } = await fresh();
    const sound = wav(5);
    expect((await runTool(['push', await kept('mix.wav', sound), '--track', trackId, '--publish'], env)).code).toBe(0);
    const versionId = (await versionsOf())[0]?.id as string;
    await createNote(callAt(house.client, Date.now()), { id: v7(), versionId, at: 1500, until: 2500, body: 'vocal up, "a bit"', kind: 'minor' });
    const get = async (format: string, ...more: string[]) => {
      const { code, out, err } = await runTool(['notes', '--track', trackId, '--format', format, ...more], env);
      expect(code, err).toBe(0);
      return out;
    };
    expect(parse(await get('reaper'), { columns: true })).toMatchObject([{ '#': 'R1', Name: 'vocal up, "a bit"', Start: '0:00:01.500', End: '0:00:02.500' }]);
    expect(await get('audacity', '--version', 'v1')).toBe('1.500000\t2.500000\tvocal up, "a bit"\n');
    expect(parse(await get('csv'), { columns: true })).toMatchObject([{ start_sample: '72000', note: 'vocal up, "a bit"' }]);
    expect(await get('md')).toContain('- [ ] **0:00:01.500 to 0:00:02.500** vocal up, "a bit"');
    expect(JSON.parse(await get('json'))).toMatchObject({ items: [{ at: 1500, until: 2500 }] });
    const out = await mkdtemp(path.join(dir, 'out-'));
    await get('midi', '-o', `${out}/`);
    await get('wav', '-o', path.join(out, 'marked.wav'));
    expect(await readdir(out)).toEqual(['marked.wav', `song-${trackId}-v1-open.mid`]);
    expect(parseMidi(await readFile(path.join(out, `song-${trackId}-v1-open.mid`))).tracks[0]?.filter(({ type }) => type === 'marker').length).toBe(2);
    expect((await readFile(path.join(out, 'marked.wav'))).subarray(44, sound.length).equals(sound.subarray(44))).toBe(true);

    const labels = await kept('labels.txt', Buffer.from('1.5\t2.5\tvocal up, "a bit"\n3.0\t3.0\tsnare down\nnonsense\n'));
    const looked = await runTool(['import', labels, '--track', trackId, '--dry-run'], env);
    expect(looked.err).toContain('1 to make on v1, 1 there already, 1 left out.');
    const brought = await runTool(['import', labels, '--track', trackId], env);
    expect([brought.code, brought.out]).toEqual([1, '1\t0:00:01.500\tthere already\tvocal up, "a bit"\n2\t0:00:03.000\tmade\tsnare down\n']);
    expect(brought.err).toContain(`${labels}:3: `);
    expect((await runTool(['notes', '--track', trackId, '--version', 'v9', '--format', 'md'], env)).err).toContain('has no v9');
  });
});
