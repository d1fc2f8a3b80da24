import type { Category } from '../policy/studio.ts';
import { NOTE_KINDS, type NoteKind } from '../policy/words.ts';
import { categoryOf, classify, type Classified, likeliest } from './classify.ts';
import { parse } from './clauses.ts';
import { type Features, featuresOf } from './features.ts';
import { theModel } from './model.ts';
import { whyOf } from './reasons.ts';
import type { NoteReading, ReadOptions, ReadRequest, TextSpan } from './reading.ts';
import { timesIn } from './times.ts';
import { elliptic, wishPieces } from './wish-pieces.ts';
import { type Wish, wishOf } from './wishes.ts';

/** The dearer, the more of the studio's time: a note carries the kind of its dearest request. */
const COST: Record<NoteKind, number> = { comment: 0, minor: 1, fault: 2, major: 3 };

/**
 * Reads a note: what kind it is and how surely, which words decided, and what it asks for, wish by wish.
 * Pure and quick (a few milliseconds at most), the same in the browser and on the server.
 */
export function readNote(body: string, options: ReadOptions = {}): NoteReading {
  const parsed = parse(body);
  const classified = classify(body, parsed);
  const { kind, confidence, unsure, features } = classified;
  const requests = kind === 'comment' && !unsure ? [] : requestsOf(body, classified, options);
  const leading = requests.filter((request) => request.kind === kind).sort((a, b) => b.minutes - a.minutes)[0];
  return {
    kind,
    confidence: round(confidence),
    unsure,
    category: leading?.category ?? categoryOf(kind, features),
    minutes: kind === 'comment' ? 0 : Math.max(1, requests.reduce((sum, { minutes }) => sum + minutes, 0)),
    levelDb: largestMove(requests),
    why: whyOf(kind, parsed, features, 0),
    requests,
  };
}

type Asking = { span: TextSpan; features: Features; chances: readonly number[]; wish: Wish };

function requestsOf(body: string, { kind, confidence, chances, features, pieces }: Classified, options: ReadOptions): ReadRequest[] {
  const whole: Asking = { span: trimmed(body, { start: 0, end: body.length }), features, chances, wish: wishOf(parse(body), 0, options) };
  const asking = pieces.length === 0 ? cut(whole) : pieces.flatMap(({ span, features: own, chances: likely }) => cut({ ...whole, span, features: own, chances: likely }));
  const joined = joinPieces(body, asking.filter(asks), asking);
  const list = joined.length < 2 ? [{ ...whole, wish: mergeWish(asking.filter(asks).map(({ wish }) => wish), whole.wish) }] : joined;
  const kinds = kindsOf(kind, list);
  let way: Wish['direction'] = null;
  return list.flatMap((one, i) => {
    const own = kinds[i] as NoteKind;
    const category = categoryOf(own, one.features);
    way = elliptic(body, one.wish.direction, way);
    const time = timesIn(body.slice(one.span.start, one.span.end))[0];
    const base = {
      span: one.span,
      kind: own,
      confidence: round(list.length === 1 ? confidence : (one.chances[NOTE_KINDS.indexOf(own)] as number)),
      category,
      minutes: minutesFor(category),
      direction: way,
      size: one.wish.size,
      section: one.wish.section,
      time: time ? { ...time, span: { start: time.span.start + one.span.start, end: time.span.end + one.span.start } } : null,
    };
    const parts = one.wish.parts.length > 0 && own !== 'comment' ? one.wish.parts : [null];
    return parts.map((part): ReadRequest => ({ ...base, part }));
  });

  function cut(piece: Asking): Asking[] {
    return wishPieces(body, piece.span, options).map((span) => ({ ...piece, span: trimmed(body, span), wish: wishOf(parse(body.slice(span.start, span.end)), span.start, options) }));
  }
}

/** Whether a piece asks for anything by itself: more than praise, a greeting or a mere part. */
function asks({ chances, wish, features }: Asking): boolean {
  if (likeliest(chances) === 'comment' && (chances[NOTE_KINDS.indexOf('comment')] as number) > 0.5) return false;
  return wish.direction !== null || WORKING.some((name) => features.has(`t ${name}`));
}

const WORKING = ['redo', 'take', 'tuning', 'timing', 'add', 'remove', 'swap', 'arrange', 'sound', 'effect', 'pan', 'fade', 'dynamics', 'tone', 'level', 'broken', 'missing', 'mute', 'ride', 'file'];

/** Pieces that only add a place or a reason belong to the wish before them: one wish each remains. */
function joinPieces(body: string, wishes: readonly Asking[], all: readonly Asking[]): Asking[] {
  const joined: Asking[] = [];
  for (const one of all) {
    const last = joined.at(-1);
    const isWish = wishes.includes(one);
    const sameThing = last && isWish && ((one.wish.parts.length === 0 && one.wish.section === null && !startsAnew(body, one)) || (one.wish.parts.length === 0 && last.wish.complained && refersBack(body, one)) || (one.wish.complained && isReason(body, one)) || answers(last, one, body) || (sameParts(last, one) && last.wish.direction?.name === one.wish.direction?.name));
    if (isWish && !sameThing) joined.push(one);
    else if (last && (sameThing || (!isWish && one.wish.parts.length === 0 && likeliest(one.chances) !== 'comment'))) {
      const span = { start: last.span.start, end: one.span.end };
      joined[joined.length - 1] = { ...(dearer(one, last) ? { ...last, chances: one.chances, features: one.features } : last), span, wish: mergeWish([last.wish, one.wish], last.wish) };
    }
  }
  return joined.map((one) => (one.span.end - one.span.start > 0 ? { ...one, features: featuresOf(parse(body.slice(one.span.start, one.span.end))) } : one));
}

const startsAnew = (body: string, { span }: Asking) => /^\W*(?:\d[.)]|also|then|plus|and (?:can|could|i|please)|another|one more|last|add|remove|tune|cut|swap|replace|i'?d|i'?ll|we'?d|can|could|please|longer|shorter)/i.test(body.slice(span.start, span.end));
/** "could you brighten it", "they're drowning the vocal": about what was named before. */
const refersBack = (body: string, { span }: Asking) => /\b(?:it|them|that|those|this|these|they|him|her)\b/i.test(body.slice(span.start, span.end));
const isReason = (body: string, { span }: Asking) => /^\W*(?:it|it's|its|they|they're|theyre|he|he's|she|she's|that|that's|right now|at the moment|currently)\b/i.test(body.slice(span.start, span.end));
/** "The consonants get lost, brighten the words": a fault of a part, and what is asked for the same part. */
const answers = (last: Asking, one: Asking, body: string) => last.wish.direction !== null && one.wish.direction !== null && last.wish.complained !== one.wish.complained && sameParts(last, one) && !/^\W*(?:also|then|plus|another|and|one more|last|add)\b/i.test(body.slice(one.span.start, one.span.end));
const sameParts = (a: Asking, b: Asking) => a.wish.parts.length > 0 && a.wish.parts.map(({ name }) => name).join() === b.wish.parts.map(({ name }) => name).join();
const dearer = (a: Asking, b: Asking) => COST[likeliest(a.chances)] > COST[likeliest(b.chances)];

function mergeWish(wishes: readonly Wish[], fallback: Wish): Wish {
  const of = [...wishes, fallback];
  const told = of.find(({ direction, complained }) => direction && !complained) ?? of.find(({ direction }) => direction);
  return {
    parts: of.find(({ parts }) => parts.length > 0)?.parts ?? [],
    direction: told?.direction ?? null,
    complained: told?.complained ?? false,
    size: of.find(({ size }) => size)?.size ?? null,
    section: of.find(({ section }) => section)?.section ?? null,
  };
}

/** Each wish its own kind, none dearer than the note, and at least one as dear. */
function kindsOf(kind: NoteKind, list: readonly Asking[]): NoteKind[] {
  if (list.length === 1 || kind === 'comment') return list.map(() => kind);
  const own = list.map(({ chances }): NoteKind => {
    const likely = likeliest(chances);
    const allowed = likely === 'comment' || COST[likely] > COST[kind] ? (kind === 'major' ? 'minor' : kind) : likely;
    return allowed;
  });
  if (!own.includes(kind)) {
    const at = NOTE_KINDS.indexOf(kind);
    const most = list.reduce((best, { chances }, i) => ((chances[at] as number) > (list[best]?.chances[at] as number) ? i : best), 0);
    own[most] = kind;
  }
  return own;
}

const minutesFor = (category: Category): number => theModel().minutes[category] ?? 0;

function largestMove(requests: readonly ReadRequest[]): number | null {
  const moves = requests.flatMap(({ size }) => (size?.db === null || size?.db === undefined ? [] : [size.db]));
  return moves.length === 0 ? null : moves.reduce((most, move) => (Math.abs(move) > Math.abs(most) ? move : most));
}

function trimmed(body: string, { start, end }: TextSpan): TextSpan {
  const text = body.slice(start, end);
  const inner = text.replace(/[\s,;:–—-]+$/, '');
  return { start: start + (text.length - text.trimStart().length), end: start + inner.length };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
