import { refuse, type Verdict } from '../shared/result.ts';
import { le32 } from './cue.ts';
import { type Chunk, HEADER, type Layout } from './riff.ts';

/** A part of the new file: bytes of our own, or a stretch of the old file as it lies. */
export type Piece = { bytes: Uint8Array } | { from: number; to: number };

const RIFF_AT_MOST = 0xffffffff;
const FORM_HEADER = 12;

export const isCue = ({ id }: Chunk): boolean => id === 'cue ';
export const isAdtl = ({ id, listType }: Chunk): boolean => id === 'LIST' && listType === 'adtl';

/**
 * The file with other cue chunks: everything else stays where it was in the order, byte by byte; `cue ` and
 * `LIST adtl` stand once, after all other chunks. Only sizes are written anew.
 */
export function piecesWith(added: { cue: Uint8Array; adtl: Uint8Array } | null, layout: Layout): Verdict<{ pieces: Piece[]; size: number }, 'too_large'> {
  const kept = layout.chunks.filter((one) => !isCue(one) && !isAdtl(one));
  const body = kept.flatMap((one) => piecesOf(one));
  if (added) body.push({ bytes: added.cue }, { bytes: added.adtl });
  const riffSize = lengthOf(body) + FORM_HEADER - HEADER;
  const long = layout.form !== 'RIFF';
  if (!long && riffSize > RIFF_AT_MOST) return refuse('too_large');
  const head = [...ascii(layout.form), ...le32(long ? RIFF_AT_MOST : riffSize), ...ascii('WAVE')];
  const tail: Piece[] = layout.end < layout.fileSize ? [{ from: layout.end, to: layout.fileSize }] : [];
  const pieces = [{ bytes: Uint8Array.from(head) }, ...(long ? withLongSize(body, kept, riffSize) : body), ...tail];
  return { ok: true, pieces, size: lengthOf(pieces) };
}

/** A chunk as it lies; its size is written anew where it was unknown, its padding where it was missing. */
function piecesOf({ id, start, size, end }: Chunk): Piece[] {
  const dataStart = start + HEADER;
  const pad: Piece[] = size % 2 === 1 ? [{ bytes: Uint8Array.of(0) }] : [];
  if (id !== 'data') return [{ from: start, to: dataStart + size }, ...(end > dataStart + size ? [{ from: dataStart + size, to: end }] : pad)];
  return [{ bytes: Uint8Array.from([...ascii('data'), ...le32(Math.min(size, RIFF_AT_MOST))]) }, { from: dataStart, to: dataStart + size }, ...pad];
}

/** In RF64 the whole size stands in the first eight bytes of `ds64`, the size of `data` in the next. */
function withLongSize(body: Piece[], kept: Chunk[], riffSize: number): Piece[] {
  const ds64 = kept.find(({ id }) => id === 'ds64');
  const data = kept.find(({ id }) => id === 'data') as Chunk;
  if (!ds64 || ds64.size < 24) return body;
  const sizes = Uint8Array.from([...le64(riffSize), ...le64(data.size)]);
  return body.flatMap((piece) => {
    if (!('from' in piece) || piece.from !== ds64.start) return [piece];
    const dataStart = ds64.start + HEADER;
    return [{ from: ds64.start, to: dataStart }, { bytes: sizes }, { from: dataStart + sizes.length, to: piece.to }];
  });
}

const lengthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + ('bytes' in piece ? piece.bytes.length : piece.to - piece.from), 0);
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const le64 = (value: number): number[] => [...le32(value % 0x100000000), ...le32(Math.floor(value / 0x100000000))];
