/** A text's bytes in UTF-8; half a surrogate pair becomes the replacement character. */
export function utf8(text: string): number[] {
  return [...text].flatMap((character) => {
    const code = character.codePointAt(0) as number;
    return bytesOf(code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
  });
}

function bytesOf(code: number): number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), tail(code)];
  if (code < 0x10000) return [0xe0 | (code >> 12), tail(code >> 6), tail(code)];
  return [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)];
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f);
