import type { Parsed } from './clauses.ts';
import { parse } from './clauses.ts';
import type { TextSpan } from './reading.ts';

/** The pieces of a note that may each ask for something: its clauses, the shortest joined to what follows. */
export function piecesOf({ tokens, clauses }: Parsed): TextSpan[] {
  const pieces: { from: number; to: number }[] = [];
  for (const clause of clauses) {
    const last = pieces.at(-1);
    const words = last ? tokens.slice(last.from, last.to).filter(({ kind }) => kind === 'word').length : 2;
    if (last && words < 2) last.to = clause.to;
    else pieces.push({ from: clause.from, to: clause.to });
  }
  return pieces.map(({ from, to }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }));
}

/** The pieces of a note's text, each parsed by itself; none when it is all of one piece. */
export function parsedPieces(body: string, parsed: Parsed): { span: TextSpan; parsed: Parsed }[] {
  const spans = piecesOf(parsed);
  return spans.length < 2 ? [] : spans.map((span) => ({ span, parsed: parse(body.slice(span.start, span.end)) }));
}
