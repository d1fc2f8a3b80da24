/**
 * The packets in a run of whole Ogg pages (RFC 3533) of one stream in which no packet crosses a page, as our own files are.
 * @throws RangeError where no page begins.
 */
export function packetsOf(bytes: Uint8Array): Uint8Array[] {
  const packets: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] !== 0x4f || bytes[at + 1] !== 0x67 || bytes[at + 2] !== 0x67 || bytes[at + 3] !== 0x53) throw new RangeError('no Ogg page here');
    const lacings = bytes[at + 26] as number;
    let from = at + 27 + lacings;
    let length = 0;
    for (let i = 0; i < lacings; i += 1) {
      const lacing = bytes[at + 27 + i] as number;
      length += lacing;
      if (lacing === 255) continue;
      packets.push(bytes.subarray(from, from + length));
      from += length;
      length = 0;
    }
    at = from;
  }
  return packets;
}
