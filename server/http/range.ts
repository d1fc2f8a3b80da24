export type Slice = { start: number; /** Inclusive. */ end: number };

/**
 * What a Range header asks of a file of `size` bytes (RFC 9110, 14.2): a slice; `whole` where there is
 * no header, one that cannot be read, or one for several pieces; `outside` for a 416.
 */
export function parseRange(header: string | undefined, size: number): Slice | 'whole' | 'outside' {
  const match = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? '');
  if (!match || (!match[1] && !match[2])) return 'whole';
  if (!match[1]) {
    const length = Math.min(Number(match[2]), size);
    return length > 0 ? { start: size - length, end: size - 1 } : 'outside';
  }
  const start = Number(match[1]);
  const end = match[2] ? Number(match[2]) : size - 1;
  if (match[2] && end < start) return 'whole';
  return start < size ? { start, end: Math.min(end, size - 1) } : 'outside';
}

/** Whether If-None-Match names this entity tag. */
export function matchesTag(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
