import type { Category } from '../policy/studio.ts';
import { NOTE_KINDS, type NoteKind } from '../policy/words.ts';
import { SET_ASIDE, SIGNS, type Sign } from './lexicon.ts';
import type { Suggestion } from './suggestion.ts';

/** Where little speaks: small things have plain names, so an odd wish is rather a big one. */
const PRIOR: Record<NoteKind, number> = { minor: 0.5, major: 0.6, fault: 0.2, comment: 0.3 };
const PRIOR_UNASKED: Record<NoteKind, number> = { minor: 0.5, major: 0.2, fault: 0.3, comment: 0.6 };

/** Words that ask, whatever is asked for: praise beside them is manners. */
const ASKS =
  /\b(?:please|pls|plz|could|can (?:you|we|u|the|it|that)|would you|needs?|should|let'?s|want|wants|try|make|turn|bring|add|remove|more|less|too|i'?d (?:like|prefer|love)|bit (?:more|less)|how about|maybe|fix|mute|cut|put|give)\b/i;

/** What a note's words suggest: its kind, how surely, and a rough size. Pure words, no network. */
export function suggest(body: string): Suggestion {
  const text = SET_ASIDE.reduce((rest, clause) => rest.replace(clause, ' '), body.replace(/[’‘]/g, "'"));
  const found = SIGNS.flatMap((sign) => {
    const word = sign.words.exec(text);
    return word ? [{ sign, word: word[0].trim().toLowerCase(), at: word.index }] : [];
  });
  const scores = scoresOf(found.map(({ sign }) => sign), ASKS.test(text));
  const [kind, runnerUp] = [...NOTE_KINDS].sort((a, b) => scores[b] - scores[a]) as [NoteKind, NoteKind];
  const confidence = confidenceOf(scores[kind], scores[runnerUp]);
  const own = found.filter(({ sign }) => sign.kind === kind);
  const strongest = own.map(({ sign }) => sign).sort((a, b) => b.weight - a.weight)[0];
  return {
    kind,
    confidence: hidesMore(kind, found) ? Math.min(HIDDEN, confidence) : confidence,
    decidedBy: own.sort((a, b) => a.at - b.at).map(({ word }) => word),
    minutes: strongest?.minutes ?? (kind === 'comment' ? 0 : 3),
    category: strongest?.category ?? FALLBACK[kind],
    levelDb: levelOf(text),
  };
}

/** How sure a small tweak can be that has words of a major change beside it: too little to decide by. */
const HIDDEN = 0.35;

/** Several wishes in one note, the larger behind the smaller: for the engineer's eye. */
function hidesMore(kind: NoteKind, found: readonly { sign: Sign }[]): boolean {
  return kind === 'minor' && found.some(({ sign }) => sign.kind === 'major');
}

const FALLBACK: Record<NoteKind, Category> = {
  minor: 'level',
  major: 'part',
  fault: 'defect',
  comment: 'other',
};

function scoresOf(signs: readonly Sign[], asks: boolean): Record<NoteKind, number> {
  const scores = { ...(asks ? PRIOR : PRIOR_UNASKED) };
  // The strongest sign counts whole, further ones a little: three small tweaks are no major change.
  for (const kind of NOTE_KINDS) {
    const weights = signs.filter((sign) => sign.kind === kind).map(({ weight }) => weight);
    const strongest = Math.max(0, ...weights);
    const rest = weights.reduce((sum, weight) => sum + weight, 0) - strongest;
    scores[kind] += strongest + rest * 0.35;
  }
  if (asks) scores.comment *= 0.4;
  return scores;
}

/** The leader's share beside the next, weaker where little was found at all. */
function confidenceOf(first: number, second: number): number {
  const share = first / (first + second);
  const evidence = first / (first + 1);
  return Math.round(share * evidence * 100) / 100;
}

const LEVEL = /([+-]?)\s?(\d+(?:\.\d+)?|half a|a)\s?(?:db|decibels?)\b/i;
const DOWN = /\b(?:down|less|lower|quieter|back|off|reduce|cut|softer|drop)\b/i;

/** The level move that is named, in dB: "down 4 dB" → −4; null when no number is. */
function levelOf(text: string): number | null {
  const match = LEVEL.exec(text);
  if (!match) return null;
  const word = match[2] ?? '';
  const size = /^half/i.test(word) ? 0.5 : /^a$/i.test(word) ? 1 : Number(word);
  const down = match[1] === '-' || (match[1] === '' && DOWN.test(text));
  return down ? -size : size;
}
