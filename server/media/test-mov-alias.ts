/** Test only: turns a MOV into one whose samples are said to lie in another file, with its own samples taken out. */
export function aliasToOtherFile(mov: Buffer, otherPath: string): Buffer {
  const url = mov.lastIndexOf(Buffer.from('url ', 'latin1')) - 4;
  const alias = aliasBox(otherPath);
  const grown = alias.length - mov.readUInt32BE(url);
  const out = Buffer.concat([mov.subarray(0, url), alias, mov.subarray(url + mov.readUInt32BE(url))]);
  for (const parent of ['moov', 'trak', 'mdia', 'minf', 'dinf', 'dref']) {
    const at = out.lastIndexOf(Buffer.from(parent, 'latin1')) - 4;
    out.writeUInt32BE(out.readUInt32BE(at) + grown, at);
  }
  const data = out.indexOf('mdat', 0, 'latin1') - 4;
  const moov = out.lastIndexOf('moov', undefined, 'latin1') - 4;
  // Sample offsets still name places in the other file; here nothing is left at them.
  return Buffer.concat([out.subarray(0, data), out.subarray(moov)]);
}

function aliasBox(path: string): Buffer {
  const absolute = Buffer.from(path, 'latin1');
  const fixed = Buffer.alloc(150);
  const name = Buffer.from(path.slice(path.lastIndexOf('/') + 1), 'latin1');
  fixed[10] = 4;
  fixed.write('disk', 11, 'latin1');
  fixed[50] = name.length;
  name.copy(fixed, 51);
  fixed.writeUInt16BE(0xffff, 130);
  fixed.writeUInt16BE(0xffff, 132);
  const record = Buffer.alloc(4 + absolute.length + (absolute.length % 2));
  record.writeUInt16BE(2, 0);
  record.writeUInt16BE(absolute.length, 2);
  absolute.copy(record, 4);
  const end = Buffer.from([0xff, 0xff, 0, 0]);
  const box = Buffer.concat([Buffer.alloc(12), fixed, record, end]);
  box.writeUInt32BE(box.length, 0);
  box.write('alis', 4, 'latin1');
  return box;
}
