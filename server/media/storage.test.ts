import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileStorage } from './storage.server.ts';

const temp = mkdtempSync(join(tmpdir(), 'talkback-storage-'));
afterAll(() => rmSync(temp, { recursive: true, force: true }));
const storage = createFileStorage(join(temp, 'media'));

function upload(content: string): string {
  const path = join(temp, 'upload');
  writeFileSync(path, content);
  return path;
}

describe('file storage', () => {
  it('takes a file over, tells its size, reads it whole and in part', async () => {
    const file = upload('one take');
    await storage.put(file, 'versions/v1/original');
    expect(existsSync(file)).toBe(false);
    expect(await storage.size('versions/v1/original')).toBe(8);
    expect(await text(storage.read('versions/v1/original'))).toBe('one take');
    expect(await text(storage.read('versions/v1/original', { start: 4, end: 6 }))).toBe('tak');
    expect(readFileSync(storage.localPath('versions/v1/original')!, 'utf8')).toBe('one take');
  });

  it('replaces a key whole and leaves nothing beside it', async () => {
    await storage.put(upload('a'), 'versions/v2/original');
    await storage.put(upload('bb'), 'versions/v2/original');
    expect(await storage.size('versions/v2/original')).toBe(2);
    expect(readdirSync(await storage.folder('versions/v2'))).toEqual(['original']);
  });

  it('removes a key, a folder, and what was never there', async () => {
    await storage.put(upload('a'), 'versions/v3/original');
    await storage.remove('versions/v3');
    expect(await storage.size('versions/v3/original')).toBeNull();
    await expect(storage.remove('versions/v3/original')).resolves.toBeUndefined();
  });

  it.each(['../x', '/etc/passwd', 'a/../../x', '', 'a//b', '.hidden', 'a/.', 'a\\b', 'a\0b'])('refuses the key %j', async (key) => {
    expect(() => storage.localPath(key)).toThrow('not a storage key');
    await expect(storage.put(upload('x'), key)).rejects.toThrow('not a storage key');
  });
});
