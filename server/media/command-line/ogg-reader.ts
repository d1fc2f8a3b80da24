/**
 * Takes the packets of one logical Ogg stream (RFC 3533) out of bytes as they come; checksums are left alone, since the
 * bytes come by a pipe from a program of ours.
 */
export function createOggReader(take: (packet: Uint8Array) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let begun: Uint8Array[] = [];
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    let at = 0;
    for (;;) {
      if (rest.length < at + 27) break;
      if (rest.toString('latin1', at, at + 4) !== 'OggS') throw new Error('the Ogg stream is torn');
      const segments = rest[at + 26]!;
      const lacing = rest.subarray(at + 27, at + 27 + segments);
      const body = at + 27 + segments;
      const length = lacing.reduce((sum, size) => sum + size, 0);
      if (lacing.length < segments || rest.length < body + length) break;
      let from = body;
      let to = body;
      for (const size of lacing) {
        to += size;
        if (size === 255) continue;
        begun.push(rest.subarray(from, to));
        take(begun.length === 1 ? begun[0]! : Buffer.concat(begun));
        begun = [];
        from = to;
      }
      if (to > from) begun.push(Buffer.from(rest.subarray(from, to)));
      at = body + length;
    }
    rest = Buffer.from(rest.subarray(at));
  };
}
