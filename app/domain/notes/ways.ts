import { type Parsed, scopedOut } from './clauses.ts';
import type { Match } from './forms.ts';
import { AMOUNTS, BARE, BARE_WAYS, COMPARED, COMPLAINTS, DEGREES, type DirectionName, DOSES, FAULTS, FAULTY, IS, OTHER_UPS, PARTICLES, QUALITIES, RETURNS, SPLIT_VERBS, THERE, UNLESS } from './lexicon.ts';

/** Where something is to go, and the tokens that say so: `from` up to, not including, `to`. */
export type Way = {
  name: DirectionName;
  from: number;
  to: number;
  /** A fault that is only named ("too loud") gives way to what is asked for it. */
  told: 'asked' | 'complained';
  rank: number;
};

type Words = readonly string[];
type Taken = { from: number; to: number; sign: 1 | -1 };

/** How plainly a way is said; a quality of which more or less is wanted says most. */
const RANK = { quality: 5, comparative: 4, move: 3, complaint: 2.5, vague: 2 };
const MOST_BEFORE = 4;
const MOST_AFTER = 4;
/** As far as a particle stands from its verb. */
const MOST_BETWEEN = 5;

/** The way that a piece of a note most plainly asks for. */
export function wayIn({ tokens, matches, scopes }: Parsed, isPlace: (match: Match) => boolean): Way | null {
  const words = tokens.map(({ text }) => text);
  const inPart = ({ from, to }: Match) => matches.some((other) => other.entry.list === 'part' && other.from <= from && other.to >= to && (other.to - other.from > to - from || /^(?:snap|clap|crack)/.test(words[from] ?? '')));
  const said = matches.filter((match) => match.entry.list === 'direction' && !inPart(match) && !isPlace(match) && isMeant(words, match)).map(ranked);
  const ways = [...qualitiesIn(words), ...bandsIn(words), ...bareIn(words, matches), ...said].filter(({ from }) => !scopedOut(scopes[from]));
  const reason = words.findIndex((word, at) => at > 1 && (word === 'because' || word === 'otherwise' || (word === 'so' && !/^(?:much|loud|quiet|bright|low|high|far)$/.test(words[at + 1] ?? ''))));
  const isAside = ({ from }: Way) => (reason >= 0 && from > reason ? 1 : 0);
  return ways.sort((a, b) => isAside(a) - isAside(b) || b.rank - a.rank || a.from - b.from || b.to - a.to)[0] ?? null;

  function ranked({ from, to, entry }: Match): Way {
    const further = entry.name === 'more' && /^(?:two|three|four|\d|another|few|couple)$/.test(words[from - 1] ?? '');
    const name = further ? 'in' : (entry.name as DirectionName);
    const way = words.slice(from, to).join(' ');
    const complained = COMPLAINTS.test(way);
    const vague = name === 'in' || name === 'out' || name === 'more' || name === 'less';
    const rank = complained ? RANK.complaint : vague ? RANK.vague : /er$/.test(way) || to - from > 1 ? RANK.comparative : RANK.move;
    return { name, from, to, told: complained ? 'complained' : 'asked', rank };
  }
}

function isMeant(words: Words, { from, to, entry: { name } }: Match): boolean {
  const [before = '', word = '', after = ''] = [words[from - 1], words[from], words[to]];
  if (name === 'up' && words[to - 1] === 'of' && /^(?:each|one)$/.test(after)) return false;
  const said = words.slice(from, to).join(' ');
  if (UNLESS.some((one) => one.word.test(said) && (one.before?.test(before) || one.after?.test(after)))) return false;
  if (to - from > 1) return true;
  if (word === 'up' || word === 'down') return !isParticle(words, from);
  return !BARE.test(word) && (!FAULTS.test(word) || isFault(words, from));
}

/** "tighten it up", "take 7 up to the fermata": no level. */
function isParticle(words: Words, at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at);
  if (before.some((word) => OTHER_UPS.has(word))) return true;
  return words[at] === 'up' && words[at + 1] === 'to' && !before.some((word) => /^(?:bring|push|turn|pull|move|ride|lift|raise|come|nudge|go)$/.test(word));
}

const isFault = (words: Words, at: number) => DEGREES.test(words[at - 1] ?? '') || IS.test(words[at - 1] ?? '') || words[at - 1] === 'still';

type Named = { words: Words; more: DirectionName; less: DirectionName; noun: boolean };

/** Qualities by the first word of each phrase, the longest first. */
const BY_FIRST = new Map<string, Named[]>();
for (const { more, less, adjectives, nouns } of QUALITIES) {
  for (const [noun, phrases] of [[true, nouns], [false, adjectives]] as const) {
    for (const phrase of phrases) {
      const words = phrase.split(' ');
      const first = words[0] as string;
      BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), { words, more, less, noun }].sort((x, y) => y.words.length - x.words.length));
    }
  }
}

/** "less nasal", "a bit bright", "more top", "the reverb could come down": a quality, and whether more or less of it is wanted. */
function qualitiesIn(words: Words): Way[] {
  return words.flatMap((word, at): Way[] => {
    const named = BY_FIRST.get(word)?.filter((one) => one.words.every((part, i) => words[at + i] === part)) ?? [];
    return named.flatMap(({ more, less, noun, words: { length } }): Way[] => {
      if (word === 'top' && (/^(?:on|at|up)$/.test(words[at - 1] ?? '') || /^(?:of|note|line)$/.test(words[at + length] ?? ''))) return [];
      if (/^(?:ring|echo)$/.test(word) && /^(?:out|off|on)$/.test(words[at + length] ?? '')) return [];
      const amount = noun ? (amountBefore(words, at) ?? amountAfter(words, at + length)) : degreeOf(words, at);
      if (!amount) return [];
      const rank = amount.told === 'asked' ? RANK.quality : RANK.complaint;
      return [{ name: amount.sign > 0 ? more : less, from: Math.min(amount.from, at), to: Math.max(amount.to, at + length), told: amount.told, rank }];
    });
  });
}

/** "1 dB less at 3k", "a bit of 200 Hz out": a band of frequencies. */
function bandsIn(words: Words): Way[] {
  return words.flatMap((unit, at): Way[] => {
    const number = Number(words[at - 1]);
    if (!/^(?:k|khz|hz)$/.test(unit) || !(number > 0)) return [];
    const hertz = unit === 'hz' ? number : number * 1000;
    const amount = amountBefore(words.map((word) => (/^(?:at|around|about|from)$/.test(word) ? 'the' : word)), at - 1) ?? amountAfter(words, at + 1);
    if (!amount) return [];
    const name = hertz < 600 ? (amount.sign > 0 ? 'warmer' : 'thinner') : amount.sign > 0 ? 'brighter' : 'darker';
    return [{ name, from: Math.min(amount.from, at - 1), to: Math.max(amount.to, at + 1), told: 'asked', rank: RANK.quality }];
  });
}

/** "half it", "needs percussion", "no hook at the start", "pull the guitars back": ways that are said without a word for them. */
function bareIn(words: Words, matches: readonly Match[]): Way[] {
  const named = (at: number) => matches.some(({ from, entry: { list } }) => from === at && (list === 'part' || list === 'section'));
  const partBefore = (at: number) => matches.some(({ to, entry: { list } }) => to === at && list === 'part');
  return words.flatMap((word, at): Way[] => {
    const next = words[at + 1] ?? '';
    const way = (name: DirectionName, length: number, rank = RANK.vague): Way[] => [{ name, from: at, to: at + length, told: 'asked', rank }];
    const split = splitAt(words, at);
    if (split) return way(split.name, split.length, RANK.comparative);
    const bare = BARE_WAYS.find((one) => one.word.test(word) && isAround(words, at, one));
    if (bare) return way(bare.name, bare.length ?? 1, bare.plain ? RANK.move : RANK.vague);
    const compared = next === 'than' && COMPARED[word];
    if (compared) {
      const is = words.slice(Math.max(0, at - 5), at).some((one) => IS.test(one));
      return is ? [{ ...(way(compared.fault, 2, RANK.complaint)[0] as Way), told: 'complained' }] : way(compared.wish, 2);
    }
    if (/^needs?$/.test(word)) return named(at + 1) || (/^(?:some|more|a|an)$/.test(next) && named(at + 2) && !/^(?:level|volume)$/.test(words[at + 3] ?? '')) ? way('in', 1) : [];
    if (/^(?:like|love|want|wish|wants)$/.test(word) && /^(?:i|we|would|\w+'d)$/.test(words[at - 1] ?? '')) return /^(?:a|an|some|any)$/.test(next) && named(at + 2) ? way('in', 1) : [];
    if (word === 'no' && (at === 0 || /^(?:wants?|please|prefer|absolutely|[,:.;])$/.test(words[at - 1] ?? '')) && (named(at + 1) || named(at + 2))) return way('out', 1);
    if (word === 'out' && partBefore(at) && (next === '' || STOPS.test(next) || /^(?:for|in|of|completely|altogether|entirely|please|until|till|on)$/.test(next))) return way('out', 1, RANK.move);
    return [];
  });
}

/** A verb and the particle it is split from, "bring the snare forward": the way, and how many words that takes. */
function splitAt(words: Words, at: number): { name: DirectionName; length: number } | null {
  const verb = words[at] ?? '';
  for (let i = at + 1; i <= at + MOST_BETWEEN && !STOPS.test(words[i] ?? '.'); i++) {
    const [to = '', after = ''] = words.slice(i);
    if (!PARTICLES.test(to)) continue;
    const found = SPLIT_VERBS.find((one) => one.verb.test(verb) && one.to.test(to) && !one.unless?.test(after));
    if (found) return { name: found.name, length: i - at + 1 };
  }
  return null;
}

const isAround = (words: Words, at: number, { next, then, soon, never }: (typeof BARE_WAYS)[number]): boolean =>
  (!next || next.test(words[at + 1] ?? '')) &&
  (!then || then.test(words[at + 2] ?? '')) &&
  (!soon || words.slice(at + 1, at + 4).some((one) => soon.test(one))) &&
  !(never && words.slice(at + 1, at + 6).some((one) => never.test(one)));

type Amount = Taken & Pick<Way, 'told'>;

const STOPS = /^[.,;:!?()\n]$/;

/** "less of the big", "turn the … down", "double the": what is to happen to the thing named at `at`. */
function amountBefore(words: Words, at: number): Amount | null {
  for (let i = at - 1; i >= Math.max(0, at - MOST_BEFORE) && !STOPS.test(words[i] ?? ''); i--) {
    if (/^(?:and|but|so|with|from)$/.test(words[i] ?? '')) return null;
    const not = /^(?:much|enough)$/.test(words[i] ?? '') && words[i - 1] !== 'too' ? denialBefore(words, i) : null;
    if (not !== null) return { from: not, to: i + 1, sign: 1, told: 'complained' };
    const sign = signAt(words, i);
    if (!sign) continue;
    // "up in the gap": a place, not more of it.
    if (/^(?:up|down|back|off)$/.test(words[i] ?? '') && words.slice(i, at).some((word) => /^(?:in|at|for|into|between|during)$/.test(word))) return null;
    const complained = words[i] === 'much' || words[i] === 'many';
    if (words[i] === 'some' && /^(?:take|cut|remove|lose|shave|pull|roll|off|out|down)$/.test(words[i - 1] ?? '')) continue;
    return { from: complained && words[i - 1] ? i - 1 : i, to: i + 1, sign, told: complained ? 'complained' : 'asked' };
  }
  return dose(words, at);
}

/** Where the three words before say that something is not so: "doesn't have much", "isn't deep enough". */
function denialBefore(words: Words, at: number): number | null {
  const near = Math.max(0, at - 3);
  const found = words.slice(near, at).findIndex((word) => /n't$|^(?:not|never)$/.test(word));
  return found < 0 ? null : near + found;
}

/** "a touch of warmth, please": a dose of something is asked for, unless it is only said to be there. */
function dose(words: Words, at: number): Amount | null {
  const of = words.slice(Math.max(0, at - 3), at).lastIndexOf('of') + Math.max(0, at - 3);
  const little = [at - 1, at - 2].find((i) => words[i] === 'little' && words[i - 1] === 'a');
  if (little !== undefined && !words.slice(Math.max(0, little - 5), little).some((word) => THERE.test(word))) return { from: little - 1, to: little + 1, sign: 1, told: 'asked' };
  if (words[of] !== 'of' || !DOSES.test(words[of - 1] ?? '')) return null;
  const before = words.slice(Math.max(0, of - 6), of);
  return before.some((word) => THERE.test(word)) ? null : { from: of - 1, to: of + 1, sign: 1, told: 'asked' };
}

function amountAfter(words: Words, at: number): Amount | null {
  for (let i = at; i < Math.min(words.length, at + MOST_AFTER) && !STOPS.test(words[i] ?? ''); i++) {
    if (/^(?:and|but|so|in|on|from)$/.test(words[i] ?? '')) return null;
    if (i === at && /^(?:more|less)$/.test(words[i] ?? '')) return { from: i, to: i + 1, sign: words[i] === 'more' ? 1 : -1, told: 'asked' };
    if (words[i] === 'back' && words.slice(Math.max(0, at - MOST_BETWEEN), at).some((word) => RETURNS.test(word))) return { from: i, to: i + 1, sign: 1, told: 'asked' };
    if (/^(?:up|down|back|off|out)$/.test(words[i] ?? '')) return { from: i, to: i + 1, sign: words[i] === 'up' ? 1 : -1, told: 'asked' };
  }
  return null;
}

function signAt(words: Words, at: number): 1 | -1 | null {
  const word = words[at] ?? '';
  if (word === 'much' || word === 'many') return /^(?:too|so|that)$/.test(words[at - 1] ?? '') ? -1 : null;
  if (word === 'enough') return words[at - 1] === 'not' ? 1 : null;
  if (word === 'back' && RETURNS.test(words[at - 1] ?? '')) return 1;
  if (AMOUNTS.less.includes(word)) return -1;
  return AMOUNTS.more.includes(word) ? 1 : null;
}

/** How an adjective is meant: "less bright" and "too bright" take it away, "make it bright" and "not bright enough" ask for it. */
function degreeOf(words: Words, at: number): Amount | null {
  const before = words.slice(Math.max(0, at - 3), at);
  const last = before.at(-1) ?? '';
  const asked = (from: number, sign: 1 | -1): Amount => ({ from, to: at + 1, sign, told: 'asked' });
  if (words[at + 1] === 'enough') {
    const not = denialBefore(words, at);
    return { ...asked(not ?? at, not === null ? -1 : 1), to: at + 2 };
  }
  for (let i = at - 1; i >= Math.max(0, at - 3) && !/^[.,;:!?()]$/.test(words[i] ?? ''); i--) {
    if (words[i] === 'less' || words[i] === 'fewer') return asked(i, -1);
    if (words[i] === 'more' && i === at - 1) return asked(i, 1);
    if (words[i] === 'as' && words[i - 1] === 'half') return asked(i - 1, -1);
    if (words[i] === 'as' && words[i - 1] === 'twice') return asked(i - 1, 1);
    if (words[i] === 'as' && !/n't$|^not$/.test(words[i - 1] ?? '')) return /^(?:should|could|want|make|be|needs|need|please|just|almost)$/.test(words[i - 1] ?? '') ? asked(i, 1) : null;
    if (words[i] === 'as' || (words[i] === 'so' && /n't$|^not$/.test(words[i - 1] ?? ''))) return asked(i - 1, -1);
  }
  if (before.some((word) => /^(?:i'm|we're)$/.test(word))) return null;
  if (DEGREES.test(last === 'far' || last === 'much' ? (before.at(-2) ?? '') : last) && !/n't$|^not$/.test(words[at - 2] ?? '')) return { from: at - 1, to: at + 1, sign: -1, told: 'complained' };
  if (IS.test(last) && FAULTY.includes(words[at] ?? '')) return { from: at, to: at + 1, sign: -1, told: 'complained' };
  if (last === 'how' && words.slice(0, at).some((word) => /^(?:fan|hate|dislike)$/.test(word))) return asked(at - 1, -1);
  if (last === 'to' && /^(?:loud|quiet|high|bright|harsh|long|short)$/.test(words[at] ?? '') && !/^(?:want|need|like|going|prefer|has|have|it|them|them|try)$/.test(words[at - 2] ?? '')) return { from: at - 1, to: at + 1, sign: -1, told: 'complained' };
  if (last === 'how' && before.some((word) => /^(?:prefer|preferred|liked|miss|missed)$/.test(word))) return asked(at - 1, 1);
  if (/n't$|^not$/.test(words[at - 2] ?? '') && /^(?:very|quite|really)$/.test(last)) return { from: at - 2, to: at + 1, sign: 1, told: 'complained' };
  return null;
}
