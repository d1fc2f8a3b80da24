import { parse } from './clauses.ts';
import { QUALITIES } from './lexicon.ts';
import type { DirectionFound, ReadOptions, TextSpan } from './reading.ts';
import { wishOf } from './wishes.ts';

const JOINTS = /\s(?:and|but|plus|then|while|&|\+)\s|,\s/gi;

/** A piece cut between two wishes that each name a part and a way: "kick up and snare down". */
export function wishPieces(body: string, span: TextSpan, options: ReadOptions): TextSpan[] {
  const text = body.slice(span.start, span.end);
  for (const { index, 0: joint } of text.matchAll(JOINTS)) {
    const head = { start: span.start, end: span.start + index };
    const tail = { start: span.start + index + joint.length, end: span.end };
    if (isWhole(body, head, options) && isWhole(body, tail, options)) return [head, ...wishPieces(body, tail, options)];
  }
  return [span];
}

function isWhole(body: string, { start, end }: TextSpan, options: ReadOptions): boolean {
  const { parts, direction } = wishOf(parse(body.slice(start, end)), start, options);
  return direction !== null && parts.length > 0;
}

/** "more reverb on the snare, less on the vocal": what was said of the wish before is left out. */
export function elliptic(body: string, direction: DirectionFound | null, before: DirectionFound | null | undefined): DirectionFound | null {
  if (!direction || !before || !/^(?:more|less)$/.test(direction.name) || !/^\s*(?:on|in|for|to)\b/i.test(body.slice(direction.span.end))) return direction;
  const quality = QUALITIES.find(({ more, less }) => more === before.name || less === before.name);
  return quality ? { ...direction, name: direction.name === 'more' ? quality.more : quality.less } : direction;
}
