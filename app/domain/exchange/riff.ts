import { refuse, type Verdict } from '../shared/result.ts';

/** The chunks of a WAV, found by their headers alone: a file of 2 GB is known after a few small reads. */

export const FORMS = ['RIFF', 'RF64', 'BW64'] as const;
export type Form = (typeof FORMS)[number];

export type Chunk = {
  id: string;
  /** Of a LIST: what it is a list of. */
  listType: string | null;
  /** Where its header begins. */
  start: number;
  /** Bytes after the header, without padding. */
  size: number;
  /** Where the next one begins. */
  end: number;
};

export type Layout = {
  form: Form;
  chunks: readonly Chunk[];
  /** Where the last chunk ends, with its padding if it has any. */
  end: number;
  fileSize: number;
};

export type RiffRefusal = 'not_wav' | 'unreadable' | 'no_data';

export const HEADER = 8;
/** What one look at a chunk needs: its header, and the type of a list. */
export const LOOK = 12;
const UNKNOWN_SIZE = 0xffffffff;
const FIRST = 12;
const AT_MOST = 10_000;

/** Reads `length` bytes of the file at a place; fewer at its end. */
export type ReadAt = (at: number, length: number) => Promise<Uint8Array>;

export const u32 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)) + (bytes[at + 3] ?? 0) * 0x1000000;
export const u64 = (bytes: Uint8Array, at: number): number => u32(bytes, at) + u32(bytes, at + 4) * 0x100000000;
export const fourCc = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Finds the chunks of a WAV, RF64 or BW64 file. */
export async function readLayout(read: ReadAt, fileSize: number): Promise<Verdict<{ layout: Layout }, RiffRefusal>> {
  const head = await read(0, FIRST);
  const form = FORMS.find((known) => known === fourCc(head, 0));
  if (!form || head.length < FIRST || fourCc(head, 8) !== 'WAVE') return refuse('not_wav');
  const chunks: Chunk[] = [];
  let sizes: ReadonlyMap<string, number> = new Map();
  for (let at = FIRST; at + HEADER <= fileSize && chunks.length < AT_MOST; ) {
    const chunk = chunkAt(await read(at, LOOK), at, sizes, fileSize);
    if (!chunk) {
      // What follows the sound and is no chunk was put there by something that knows no RIFF.
      if (chunks.some(({ id }) => id === 'data')) break;
      return refuse('unreadable');
    }
    if (chunk.id === 'ds64') sizes = longSizes(await read(at + HEADER, Math.min(chunk.size, 64 * 1024)));
    const odd = chunk.end % 2 === 1 && !(await isChunkAt(read, chunk.end, fileSize));
    chunks.push(odd && chunk.end < fileSize ? { ...chunk, end: chunk.end + 1 } : chunk);
    at = (chunks.at(-1) as Chunk).end;
  }
  if (!chunks.some(({ id }) => id === 'data') || !chunks.some(({ id }) => id === 'fmt ')) return refuse('no_data');
  return { ok: true, layout: { form, chunks, end: (chunks.at(-1) as Chunk).end, fileSize } };
}

function chunkAt(look: Uint8Array, start: number, sizes: ReadonlyMap<string, number>, fileSize: number): Chunk | null {
  const id = fourCc(look, 0);
  if (!isId(id)) return null;
  const said = u32(look, 4);
  const rest = fileSize - start - HEADER;
  const meant = said === UNKNOWN_SIZE ? (sizes.get(id) ?? rest) : said;
  // A recorder that was cut off leaves a data chunk longer than the file: the sound is what there is.
  const size = id === 'data' ? Math.min(meant, rest) : meant;
  if (size > rest) return null;
  return { id, listType: id === 'LIST' && size >= 4 ? fourCc(look, HEADER) : null, start, size, end: start + HEADER + size };
}

/** Some writers leave out the byte that makes an odd chunk even. */
async function isChunkAt(read: ReadAt, at: number, fileSize: number): Promise<boolean> {
  if (at + HEADER > fileSize) return false;
  const look = await read(at, LOOK);
  return isId(fourCc(look, 0)) && look[0] !== 0 && u32(look, 4) <= fileSize - at - HEADER;
}

const isId = (id: string): boolean => /^[\x20-\x7e]{4}$/.test(id) && id.trim() !== '';

/** What `ds64` says: the size of `data`, and of other chunks too long for 32 bits. */
function longSizes(ds64: Uint8Array): Map<string, number> {
  const sizes = new Map([['data', u64(ds64, 8)]]);
  const count = Math.min(u32(ds64, 24), Math.floor((ds64.length - 28) / 12));
  for (let i = 0; i < count; i += 1) sizes.set(fourCc(ds64, 28 + i * 12), u64(ds64, 28 + i * 12 + 4));
  return sizes;
}
