/** The container of FLAC (RFC 9639), as far as pieces of a file need it. */

const MARKER = [0x66, 0x4c, 0x61, 0x43]; // "fLaC"
const STREAMINFO_BYTES = 34;
/** The longest header of a frame. */
const HEADER_BYTES = 16;

/** The smallest file header: marker and STREAMINFO as the only, last block. */
export function flacHeader(streamInfo: Uint8Array): Uint8Array {
  const header = new Uint8Array(8 + STREAMINFO_BYTES);
  header.set(MARKER);
  header[4] = 0x80;
  header[7] = STREAMINFO_BYTES;
  header.set(streamInfo.subarray(0, STREAMINFO_BYTES), 8);
  return header;
}

const CRC8 = Uint8Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : (crc << 1) & 0xff;
  return crc;
});

/**
 * Cuts a run of whole frames into frames. Frame headers carry their number and a checksum, so that a pattern in the
 * sound is not taken for one.
 * @param bytes begins with frame number `first` (streams of fixed block size).
 * @returns one view a frame.
 * @throws RangeError where the bytes begin with another frame.
 */
export function splitFrames(bytes: Uint8Array, first: number): Uint8Array[] {
  if (!isFrame(bytes, 0, first)) throw new RangeError(`no FLAC frame ${first} at the beginning`);
  const frames: Uint8Array[] = [];
  let begin = 0;
  let number = first;
  for (let at = bytes.indexOf(0xff, 1); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (!isFrame(bytes, at, number + 1)) continue;
    frames.push(bytes.subarray(begin, at));
    begin = at;
    number += 1;
  }
  frames.push(bytes.subarray(begin));
  return frames;
}

/**
 * How much of a run of frames that is still arriving can be decoded: a frame is whole once the header after it is there.
 * @param bytes what has come, from the beginning of frame number `first` on.
 */
export function wholeFrames(bytes: Uint8Array, first: number): { blocks: number; bytes: number } {
  if (bytes.length < HEADER_BYTES || !isFrame(bytes, 0, first)) return { blocks: 0, bytes: 0 };
  const whole = splitFrames(bytes, first).slice(0, -1);
  return { blocks: whole.length, bytes: whole.reduce((sum, frame) => sum + frame.length, 0) };
}

/** Whether the header of that frame stands here (RFC 9639, section 9.1). */
function isFrame(bytes: Uint8Array, at: number, number: number): boolean {
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0xf8) return false;
  const coded = codedNumber(number);
  let end = at + 4;
  for (const byte of coded) if (bytes[end++] !== byte) return false;
  const size = (bytes[at + 2] as number) >> 4;
  const rate = (bytes[at + 2] as number) & 15;
  end += size === 6 ? 1 : size === 7 ? 2 : 0;
  end += rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0;
  if (end >= bytes.length) return false;
  let crc = 0;
  for (let i = at; i < end; i += 1) crc = CRC8[crc ^ (bytes[i] as number)] as number;
  return crc === bytes[end];
}

/** A number as FLAC writes it, which is UTF-8 drawn out to 36 bits. */
function codedNumber(number: number): number[] {
  if (number < 0x80) return [number];
  const tail: number[] = [];
  let rest = number;
  let room = 0x3f;
  while (rest > room) {
    tail.unshift(0x80 | (rest % 64));
    rest = Math.floor(rest / 64);
    room >>= 1;
  }
  return [((~room << 1) & 0xff) | rest, ...tail];
}
