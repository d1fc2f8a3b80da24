import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { HEADER, readLayout } from '#app/domain/exchange/riff.ts';
import { Failure, usage } from './failure.ts';

/** A file as it was looked at; it is the same while size and time are. */
export type LocalFile = { path: string; name: string; size: number; changed: number };

const ENDINGS = /\.(wav|wave|bwf|rf64|w64|aiff?|aifc|flac|m4a|mp4|caf|aac|mp3|ogg|oga|opus|wv)$/i;
export const isSound = (name: string): boolean => ENDINGS.test(name) && !name.startsWith('.');

export async function lookAt(file: string): Promise<LocalFile> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? usage(`There is no file ${file}.`) : new Failure(`${file} cannot be read: ${error.message}`);
  });
  if (!found.isFile()) throw usage(`${file} is no file.${found.isDirectory() ? ' To send what comes into a folder: talkback watch FOLDER' : ''}`);
  if (found.size === 0) throw new Failure(`${file} is empty.`);
  return { path: path.resolve(file), name: path.basename(file), size: found.size, changed: found.mtimeMs };
}

export const isSame = (a: LocalFile, b: LocalFile): boolean => a.size === b.size && a.changed === b.changed;

/** SHA-256 of the content, hex; null when the file changed while it was read. */
export async function digestOf(file: LocalFile): Promise<string | null> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file.path)) hash.update(piece as Buffer);
  return isSame(file, await lookAt(file.path)) ? hash.digest('hex') : null;
}

/**
 * Whether a WAV says of itself that it is all there: a DAW fills in the sizes of its header at the end of a
 * bounce. Of other formats nothing is known, and they count as whole.
 */
export async function saysItIsWhole({ path: file, size }: LocalFile): Promise<boolean> {
  if (!/\.(wav|wave|bwf|rf64)$/i.test(file)) return true;
  const handle = await open(file, 'r');
  try {
    const read = async (at: number, length: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await handle.read(bytes, 0, length, at);
      return bytes.subarray(0, bytesRead);
    };
    const found = await readLayout(read, size);
    // What is no WAV at all will not become one by waiting; the server says what it is.
    if (!found.ok) return found.reason === 'not_wav' && size > HEADER;
    const { form, chunks } = found.layout;
    const data = chunks.find(({ id }) => id === 'data');
    if (!data || data.size === 0) return false;
    if (form !== 'RIFF') return true;
    const [said, whole] = [(await read(data.start + 4, 4)).readUInt32LE(), (await read(4, 4)).readUInt32LE()];
    return said === data.size && whole + HEADER <= size + 1 && whole >= data.size;
  } finally {
    await handle.close();
  }
}
