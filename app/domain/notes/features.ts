import type { Clause, Parsed, Scope } from './clauses.ts';
import { lettersOf, type Match, type Token } from './forms.ts';
import { wayIn } from './ways.ts';

/** How much of a feature a note shows, and the tokens it was seen in: `from` up to, not including, `to`. */
export type Shown = { value: number; from: number; to: number };

/** What a note shows to the model, by name. */
export type Features = Map<string, Shown>;

type Add = (name: string, value: number, from: number, to?: number) => void;

const WEIGHTS = { word: 1, pair: 0.7, tag: 1, skeleton: 0.8, together: 0.6, letters: 0.35, act: 1.2, form: 1, role: 0.8, reach: 0.5, end: 0.5, way: 1 };
const MARK: Record<Scope, string> = { plain: '', denied: '¬', done: '✓', supposed: '?', quoted: '"' };

/** Everything the model looks at in a note. */
export function featuresOf(parsed: Parsed): Features {
  const features: Features = new Map();
  const add: Add = (name, value, from, to = from + 1) => {
    if (!features.has(name)) features.set(name, { value, from, to });
  };
  const { tokens, scopes } = parsed;
  const tags = tagsOf(parsed);
  const skeleton = skeletonOf(parsed);

  tokens.forEach((token, at) => {
    const scope = scopes[at] as Scope;
    if (scope === 'quoted') return;
    if (token.kind === 'word') {
      add(`w ${MARK[scope]}${token.text}`, WEIGHTS.word, at);
      if (token.base !== token.text) add(`b ${MARK[scope]}${token.base}`, WEIGHTS.word * 0.7, at);
      if (token.text.length > 3) for (const piece of lettersOf(token.text, 4, 5)) add(`c ${piece}`, WEIGHTS.letters, at);
    } else add(`w ${token.base}`, WEIGHTS.word * 0.7, at);
    if (token.kind === 'word') add(`p ${MARK[scope]}${roleOf(tokens, at)} ${token.base}`, WEIGHTS.role, at);
    const next = tokens[at + 1];
    if (next && scopes[at + 1] !== 'quoted') add(`2 ${token.kind === 'word' ? token.text : token.base} ${next.kind === 'word' ? next.text : next.base}`, WEIGHTS.pair, at, at + 2);
  });
  for (const [at, names] of tags.entries()) {
    if (scopes[at] === 'quoted') continue;
    for (const name of names) add(`t ${MARK[scopes[at] as Scope]}${name}`, WEIGHTS.tag, at);
  }
  skeleton.forEach((a, at) => {
    const [b, c] = [skeleton[at + 1], skeleton[at + 2]];
    if (b) add(`s2 ${a.word} ${b.word}`, WEIGHTS.skeleton, a.from, b.to);
    if (b && c) add(`s3 ${a.word} ${b.word} ${c.word}`, WEIGHTS.skeleton, a.from, c.to);
  });
  parsed.clauses.forEach((clause, order) => {
    addTogether(parsed, tags, clause, add);
    addActs(parsed, tags, clause, order === parsed.clauses.length - 1, add);
  });
  addReach(parsed, tags, add);
  addEnds(parsed, tags, add);
  addForm(parsed, tags, add);
  addWay(parsed, tags, add);
  return features;
}

/** Names of the lexicon's entries at each token. */
function tagsOf({ tokens, matches }: Parsed): Set<string>[] {
  const tags = tokens.map(() => new Set<string>());
  for (const { from, to, entry } of matches) {
    const name = entry.list === 'class' ? entry.name : entry.list === 'direction' ? `>${entry.name}` : entry.list === 'size' ? `~${entry.name}` : entry.list;
    for (let at = from; at < to; at++) (tags[at] as Set<string>).add(name);
  }
  tokens.forEach((_, at) => {
    const own = tags[at] as Set<string>;
    for (const name of [...own]) if (AS_VERB.has(name)) own.add(`${name}:${roleOf(tokens, at)}`);
    if (isTaking(tokens, at)) own.add('remove');
    if (own.has('take')) own.add(`take:${roleOf(tokens, at)}`);
    // "the re-recorded bass": done, and named by it.
    if (/(?:ed|ung|one)$/.test((tokens[at] as Token).text) && tags[at + 1]?.has('part') && roleOf(tokens, at) !== '-') own.add('done:part');
  });
  tokens.forEach(({ kind }, at) => {
    if (kind === 'clock') (tags[at] as Set<string>).add('clock');
  });
  return tags;
}

/** "take the shaker out": the words of taking away stand apart. */
function isTaking(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:take|taking|took|pull|drop|cut|leave)$/.test(tokens[at]?.text ?? '')) return false;
  for (let to = at + 2; to <= at + 5; to++) {
    const { text = '', kind } = tokens[to] ?? {};
    if (kind === 'mark') return false;
    if (/^(?:out|off|away)$/.test(text)) return true;
  }
  return false;
}

const BEFORE_NOUNS = /^(?:the|a|an|this|that|these|those|my|your|his|her|our|their|its|new|old|first|second|third|another|last|other|more|less|no|some|any|in|on|of|at|for|with|from|every|each|both|one|two|three|better|different|lead|same|next|whole|great|best|good)$/;
const BEFORE_VERBS = /^(?:to|can|could|would|will|shall|should|please|you|i|we|he|she|they|it|let's|and|then|just|maybe|don't|i'll|we'll|he'll|she'll|they'll|i'd|we'd|or|not|also|really|now|still|never|always|might|may|must|do|did|does|they'd|who|that's)$/;

/** Whether a word is used as a noun, a verb or neither plainly, by the word before it: "the record", "record it". */
function roleOf(tokens: readonly Token[], at: number): 'n' | 'v' | '-' {
  const before = tokens[at - 1];
  if (!before || (before.kind === 'mark' && before.text !== '-')) return 'v';
  if (before.kind === 'word' && BEFORE_NOUNS.test(before.text)) return 'n';
  return before.kind === 'word' && BEFORE_VERBS.test(before.text) ? 'v' : '-';
}

/** Classes whose words mean work as verbs and something else as nouns, or the other way round. */
const AS_VERB: ReadonlySet<string> = new Set(['perform', 'remove', 'swap', 'add', 'ride', 'mute', 'fade']);

const LEADING: readonly string[] = ['redo', 'tuning', 'timing', 'perform', 'take', 'broken', 'thanks', 'praise', 'arrange', 'sound', 'direction', 'missing', 'add', 'remove', 'swap', 'effect', 'pan', 'fade', 'dynamics', 'tone', 'level', 'file'];

type Bone = { word: string; from: number; to: number };

/** The note with parts, sections, directions and classes in place of their words. */
function skeletonOf({ tokens, matches, scopes }: Parsed): Bone[] {
  const best = new Map<number, Match>();
  const rank = ({ entry, from, to }: Match) => (to - from) * 100 + (entry.list === 'part' ? 60 : entry.list === 'section' ? 50 : entry.list === 'direction' ? 40 : entry.list === 'class' ? (LEADING.includes(entry.name) ? 45 - LEADING.indexOf(entry.name) / 2 : 0) : 0);
  for (const match of matches) {
    if (rank(match) % 100 === 0 && match.to - match.from === 1) continue;
    const known = best.get(match.from);
    if (!known || rank(match) > rank(known)) best.set(match.from, match);
  }
  const words: Bone[] = [{ word: '^', from: 0, to: 0 }];
  for (let at = 0; at < tokens.length; at++) {
    const match = best.get(at);
    const { entry } = match ?? {};
    const mark = MARK[scopes[at] as Scope];
    const bone = (word: string, to = at + 1) => words.push({ word, from: at, to });
    if (scopes[at] === 'quoted') bone('QUOTE');
    else if (match && entry && (entry.list === 'part' || entry.list === 'section' || entry.list === 'direction' || entry.list === 'class')) {
      bone(entry.list === 'part' || entry.list === 'section' ? entry.list.toUpperCase() : `${mark}${entry.name.toUpperCase()}`, match.to);
      at = match.to - 1;
    } else bone((tokens[at] as Token).base);
  }
  words.push({ word: '$', from: tokens.length, to: tokens.length });
  return words.filter(({ word }, i) => word !== 'QUOTE' || words[i - 1]?.word !== 'QUOTE');
}

/** Which classes share a clause: "add" beside a part is work, "love" beside it is not. */
function addTogether({ scopes }: Parsed, tags: readonly Set<string>[], { from, to }: Clause, add: Add): void {
  const inside = new Map<string, number>();
  for (let at = from; at < to; at++) {
    const scope = scopes[at] as Scope;
    if (scope === 'quoted') continue;
    for (const name of tags[at] as Set<string>) inside.set(`${MARK[scope]}${name}`, at);
  }
  const names = [...inside].sort(([a], [b]) => (a < b ? -1 : 1));
  names.forEach(([one, a], i) => {
    for (const [other, b] of names.slice(i + 1)) add(`& ${one} ${other}`, WEIGHTS.together, Math.min(a, b), Math.max(a, b) + 1);
  });
}

const CHANGES: ReadonlySet<string> = new Set(['>longer', '>shorter', '>faster', '>slower', '>in', '>out', '>up', '>down', '>more', '>less', 'swap', 'add', 'remove', 'redo', 'take', 'mute', 'arrange', 'ask']);
const THINGS: ReadonlySet<string> = new Set(['fade', 'effect', 'tone', 'dynamics', 'level', 'ride', 'pan', 'sound', 'tuning', 'timing', 'part', 'section', 'perform', 'file', 'genre', 'delivery', 'broken', 'missing', 'wrong', 'praise', 'thanks', 'stay', 'bad', 'once', 'whole', 'lyric', 'person']);

/** What is to change and what it may be about, however far apart: "the reverb is too long for this, shorten it". */
function addReach({ scopes }: Parsed, tags: readonly Set<string>[], add: Add): void {
  const seen = (names: ReadonlySet<string>) => {
    const found = new Map<string, number>();
    tags.forEach((own, at) => {
      if (scopes[at] === 'quoted') return;
      for (const name of own) if (names.has(name)) found.set(`${MARK[scopes[at] as Scope]}${name}`, at);
    });
    return found;
  };
  const things = seen(THINGS);
  for (const [change, a] of seen(CHANGES)) for (const [thing, b] of things) add(`o ${change} ${thing}`, WEIGHTS.reach, Math.min(a, b), Math.max(a, b) + 1);
}

/** What the first and the last clause are about: who ends on "leave it" asks for nothing. */
function addEnds({ clauses, scopes }: Parsed, tags: readonly Set<string>[], add: Add): void {
  if (clauses.length < 2) return;
  for (const [end, clause] of [['first', clauses[0]], ['last', clauses.at(-1)]] as const) {
    for (let at = clause?.from ?? 0; at < (clause?.to ?? 0); at++) {
      if (scopes[at] === 'quoted') continue;
      for (const name of tags[at] as Set<string>) add(`e ${end} ${MARK[scopes[at] as Scope]}${name}`, WEIGHTS.end, at);
    }
  }
}

/** Where something is to go, whether that is asked for or a fault is named, and of what. */
function addWay(parsed: Parsed, tags: readonly Set<string>[], add: Add): void {
  const way = wayIn(parsed, () => false);
  const what = ['part', 'section'].find((name) => tags.some((own) => own.has(name))) ?? '-';
  const [name, told, from, to] = way ? [way.name, way.told, way.from, way.to] : ['-', '-', 0, 0];
  add(`y ${told}`, WEIGHTS.way, from, to);
  add(`y ${told} ${name}`, WEIGHTS.way, from, to);
  add(`y ${told} ${what}`, WEIGHTS.way, from, to);
}

const ACTORS: readonly (readonly [string, RegExp])[] = [
  ['I', /^(?:i|we|i'll|i'd|i've|i'm|we'll|we'd|we've|we're|me|us)$/],
  ['you', /^(?:you|you've|you'd|you'll)$/],
  ['they', /^(?:he|she|they|he's|she's|he'll|she'll|they'll|they've|they're|somebody|someone)$/],
];
const COMING = /^(?:will|going|want|wants|need|needs|like|love|could|can|would|should|must|let|let's|to|i'll|we'll|he'll|she'll|they'll|i'd|we'd|please|might|happy|able|ready)$/;
const WORK = ['redo', 'perform', 'tuning', 'timing', 'add', 'remove', 'swap', 'arrange', 'sound', 'file'];

/** Who does the work, and whether it is done or to come: "I'll re-sing", "you re-recorded", "can we redo". */
function addActs({ tokens, scopes }: Parsed, tags: readonly Set<string>[], { from, to }: Clause, last: boolean, add: Add): void {
  let actor = '-';
  let coming = '-';
  for (let at = from; at < to; at++) {
    const { text } = tokens[at] as Token;
    const found = ACTORS.find(([, words]) => words.test(text));
    if (found) actor = found[0];
    else if ((tags[at] as Set<string>).has('person')) actor = 'they';
    if (COMING.test(text)) coming = 'to';
    else if (/^(?:have|has|had|i've|we've|they've|you've|just|already|was|were|did)$/.test(text)) coming = 'did';
    const past = /(?:ed|ung|ang|id|ade|ent|one)$/.test(text) ? 'past' : /ing$/.test(text) ? 'ing' : 'base';
    for (const work of WORK) {
      if (!(tags[at] as Set<string>).has(work)) continue;
      const mark = MARK[scopes[at] as Scope];
      add(`a ${mark}${work} ${actor} ${coming} ${past}`, WEIGHTS.act, at);
      add(`a ${mark}${work} ${actor}`, WEIGHTS.act * 0.6, at);
      add(`a ${mark}${work} ${coming} ${past}`, WEIGHTS.act * 0.6, at);
      if (at === from) add(`a ${mark}${work} first`, WEIGHTS.act * 0.6, at);
      if (last) add(`a ${mark}${work} last`, WEIGHTS.act * 0.6, at);
    }
  }
}

/** The note as a whole: asked or told, how long, how it begins and ends. */
function addForm({ tokens, clauses, scopes }: Parsed, tags: readonly Set<string>[], add: Add): void {
  const has = (name: string) => tags.some((set, at) => set.has(name) && scopes[at] === 'plain');
  const words = tokens.filter(({ kind }) => kind === 'word');
  const sentences = (clauses.at(-1)?.sentence ?? 0) + 1;
  add(`f words ${words.length < 3 ? 'few' : words.length < 7 ? 'some' : words.length < 16 ? 'more' : words.length < 35 ? 'many' : 'long'}`, WEIGHTS.form, 0, 0);
  add(`f sentences ${Math.min(4, sentences)}`, WEIGHTS.form * 0.5, 0, 0);
  const asks = has('ask');
  const wants = ['>up', '>down', '>more', '>less', '>out', '>in', 'add', 'remove', 'swap'].some(has);
  add(`f ${asks ? 'asks' : '-'} ${wants ? 'wants' : '-'} ${has('praise') || has('thanks') ? 'praise' : '-'}`, WEIGHTS.form, 0, 0);
  add(`f ${has('part') ? 'part' : '-'} ${wants ? 'wants' : '-'}`, WEIGHTS.form, 0, 0);
  for (const clause of clauses) {
    const inside = tokens.slice(clause.from, clause.to);
    const asked = tokens.slice(clause.from).find(({ text }) => /^[?.!]$/.test(text))?.text === '?';
    const [first, second] = inside.filter(({ kind }) => kind === 'word');
    if (first) add(`f starts ${first.text}`, WEIGHTS.form * 0.6, clause.from);
    if (asked && first) {
      add(`f asks ${first.text}`, WEIGHTS.form, clause.from);
      if (second) add(`f asks ${first.text} ${second.text}`, WEIGHTS.form, clause.from);
      const clauseTags = new Set([...Array(clause.to - clause.from).keys()].flatMap((i) => [...(tags[clause.from + i] as Set<string>)]));
      add(`f question ${clauseTags.has('ask') ? 'ask' : '-'} ${clauseTags.has('part') ? 'part' : '-'}`, WEIGHTS.form, clause.from);
    }
  }
}
