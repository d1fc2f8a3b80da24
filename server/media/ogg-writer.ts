import type { OutputFile } from './output-file.ts';

const SERIAL = 1;
const NO_GRANULE = -1;

export interface OggWriter {
  /** Writes one page that holds whole packets; answers the byte where it begins. At most 255 lacing values fit. */
  page(packets: readonly Uint8Array[], granule: number, last: boolean): number;
}

/** One logical Ogg stream (RFC 3533) with a fixed serial number, so that the same packets give the same bytes. */
export function createOggWriter(file: OutputFile): OggWriter {
  let sequence = 0;
  return {
    page(packets, granule, last) {
      const lacing: number[] = [];
      let bodyBytes = 0;
      for (const packet of packets) {
        let rest = packet.length;
        for (; rest >= 255; rest -= 255) lacing.push(255);
        lacing.push(rest);
        bodyBytes += packet.length;
      }
      if (lacing.length > 255) throw new Error('too many bytes for one Ogg page');
      const page = Buffer.alloc(27 + lacing.length + bodyBytes);
      page.write('OggS', 0, 'latin1');
      page[5] = (sequence === 0 ? 0x02 : 0) | (last ? 0x04 : 0);
      page.writeBigInt64LE(BigInt(packets.length === 0 ? NO_GRANULE : granule), 6);
      page.writeUInt32LE(SERIAL, 14);
      page.writeUInt32LE(sequence++, 18);
      page[26] = lacing.length;
      page.set(lacing, 27);
      let at = 27 + lacing.length;
      for (const packet of packets) {
        page.set(packet, at);
        at += packet.length;
      }
      page.writeUInt32LE(oggChecksum(page), 22);
      const begin = file.bytes;
      file.write(page);
      return begin;
    },
  };
}

const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let r = i << 24;
  for (let bit = 0; bit < 8; bit++) r = r & 0x80000000 ? (r << 1) ^ 0x04c11db7 : r << 1;
  return r >>> 0;
});

/** CRC-32 of RFC 3533, page read with a zero checksum field. */
export function oggChecksum(page: Uint8Array): number {
  let crc = 0;
  for (let i = 0; i < page.length; i++) crc = (crc << 8) ^ TABLE[((crc >>> 24) ^ page[i]!) & 0xff]!;
  return crc >>> 0;
}
