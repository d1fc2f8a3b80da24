import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Whether the container says that bytes are missing from the end of the file. FFmpeg plays such files without
 * complaint, so the sizes are read here: RIFF/RF64, AIFF, W64 chunk and MP4 box sizes, Ogg's last page, MP3's Xing frame.
 * Sizes of 0 or all ones, as streaming writers leave them, say nothing.
 */
export function endsEarly(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    const read = (at: number, length: number): Buffer => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
      return buffer.subarray(0, buffer.length > 0 ? readSync(fd, buffer, 0, buffer.length, at) : 0);
    };
    const head = read(0, 64);
    const tag = head.toString('latin1', 0, 4);
    if (tag === 'RIFF' || tag === 'RF64') return chunksEndEarly(read, size, tag === 'RF64');
    if (tag === 'FORM') return head.length >= 12 && aiffEndsEarly(read, size);
    if (tag === 'riff') return w64EndsEarly(read, size);
    if (['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(head.toString('latin1', 4, 8))) return boxesEndEarly(read, size);
    if (tag === 'OggS') return oggEndsEarly(read, size);
    return mp3EndsEarly(read, size);
  } finally {
    closeSync(fd);
  }
}

type Read = (at: number, length: number) => Buffer;

function chunksEndEarly(read: Read, size: number, is64: boolean): boolean {
  let at = 12;
  let large = 0;
  while (at + 8 <= size) {
    const head = read(at, 28);
    const id = head.toString('latin1', 0, 4);
    const length = head.readUInt32LE(4);
    if (id === 'ds64' && head.length >= 24) large = Number(head.readBigUInt64LE(16));
    if (id === 'data') {
      const bytes = is64 && length === 0xffffffff ? large : length;
      if (bytes === 0 || bytes === 0xffffffff) return false;
      return at + 8 + bytes > size;
    }
    at += 8 + length + (length % 2);
  }
  return true;
}

function aiffEndsEarly(read: Read, size: number): boolean {
  let at = 12;
  while (at + 8 <= size) {
    const head = read(at, 8);
    const length = head.readUInt32BE(4);
    if (head.toString('latin1', 0, 4) === 'SSND') return length !== 0 && length !== 0xffffffff && at + 8 + length > size;
    at += 8 + length + (length % 2);
  }
  return true;
}

function w64EndsEarly(read: Read, size: number): boolean {
  let at = 40;
  while (at + 24 <= size) {
    const head = read(at, 24);
    const length = Number(head.readBigUInt64LE(16));
    if (head.toString('latin1', 0, 4) === 'data') return length > 24 && at + length > size;
    if (length < 24) return false;
    at += Math.ceil(length / 8) * 8;
  }
  return true;
}

function boxesEndEarly(read: Read, size: number): boolean {
  let at = 0;
  while (at + 8 <= size) {
    const head = read(at, 16);
    let length = head.readUInt32BE(0);
    if (length === 0) return false;
    if (length === 1 && head.length >= 16) length = Number(head.readBigUInt64BE(8));
    if (length < 8) return false;
    at += length;
  }
  return at > size;
}

const OGG_PAGE_MOST = 27 + 255 + 255 * 255;

function oggEndsEarly(read: Read, size: number): boolean {
  const from = Math.max(0, size - 2 * OGG_PAGE_MOST);
  const tail = read(from, size - from);
  const at = tail.lastIndexOf('OggS', undefined, 'latin1');
  if (at < 0 || at + 27 > tail.length) return true;
  const segments = tail[at + 26]!;
  let end = at + 27 + segments;
  for (let i = 0; i < segments; i++) end += tail[at + 27 + i] ?? 255;
  const isLast = (tail[at + 5]! & 0x04) !== 0;
  return end > tail.length || !isLast;
}

function mp3EndsEarly(read: Read, size: number): boolean {
  let start = 0;
  const id3 = read(0, 10);
  if (id3.toString('latin1', 0, 3) === 'ID3' && id3.length === 10) {
    start = 10 + (((id3[6]! & 127) << 21) | ((id3[7]! & 127) << 14) | ((id3[8]! & 127) << 7) | (id3[9]! & 127));
  }
  const frame = read(start, 192);
  if (frame.length < 64 || frame[0] !== 0xff || (frame[1]! & 0xe0) !== 0xe0) return false;
  for (const tag of ['Xing', 'Info']) {
    const at = frame.indexOf(tag, 0, 'latin1');
    if (at < 0 || at > 48) continue;
    const flags = frame.readUInt32BE(at + 4);
    if ((flags & 2) === 0) return false;
    const bytes = frame.readUInt32BE(at + 8 + (flags & 1 ? 4 : 0));
    return bytes > 0 && start + bytes > size;
  }
  return false;
}
