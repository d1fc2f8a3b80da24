import { NOTE_KINDS, type NoteKind } from '../policy/words.ts';
import type { Parsed, Scope } from './clauses.ts';
import type { Features } from './features.ts';
import type { ClassName } from './lexicon.ts';
import { theModel } from './model.ts';
import type { Why } from './reading.ts';

/** What a class of words says, for the engineer. */
const SAYS: Partial<Record<ClassName, string>> = {
  redo: 'performing it again',
  perform: 'performing',
  take: 'a choice of takes',
  tuning: 'tuning',
  timing: 'timing',
  add: 'adding something',
  remove: 'taking something away',
  swap: 'one thing for another',
  arrange: 'the arrangement',
  sound: 'another sound',
  direction: 'the direction of the mix',
  file: 'new material',
  level: 'level',
  tone: 'tone',
  effect: 'an effect',
  dynamics: 'dynamics',
  pan: 'the stereo image',
  fade: 'a fade',
  ride: 'a ride',
  mute: 'a mute',
  broken: 'something broken',
  missing: 'something missing',
  wrong: 'not what was agreed',
  delivery: 'the file itself',
  praise: 'praise',
  thanks: 'thanks',
  stay: 'stays as it is',
  question: 'a question',
  schedule: 'dates and talk',
  whole: 'all of it',
  once: 'one spot only',
  small: 'called small',
  self: 'the performance itself',
};

const SCOPED: Record<Scope, string> = {
  plain: '',
  denied: ', and it is not wanted',
  done: ', of work that is done',
  supposed: ', only supposed',
  quoted: '',
};

const MOST = 3;

/** The words that spoke most for the kind, at most three, in the order of the text. */
export function whyOf(kind: NoteKind, { tokens, matches, scopes }: Parsed, features: Features, offset: number): Why[] {
  const own = NOTE_KINDS.indexOf(kind);
  const { kinds } = theModel();
  const votes = tokens.map(() => 0);
  for (const [name, { value, from, to }] of features) {
    const row = kinds.rowOf(name);
    if (!row || to <= from || to - from > 4) continue;
    const others = row.reduce((sum, weight, i) => (i === own ? sum : sum + weight), 0) / (row.length - 1);
    for (let at = from; at < Math.min(to, votes.length); at++) votes[at] = (votes[at] as number) + (((row[own] as number) - others) * value) / (to - from);
  }
  const groups: { from: number; to: number; vote: number }[] = [];
  const ranked = votes.map((vote, at) => ({ vote, at })).filter(({ vote, at }) => vote > 0.2 && tokens[at]?.kind !== 'mark').sort((a, b) => b.vote - a.vote);
  for (const { at, vote } of ranked) {
    const match = matches.filter(({ from, to, entry }) => from <= at && at < to && (entry.list === 'class' || entry.list === 'direction')).sort((a, b) => b.to - b.from - (a.to - a.from))[0];
    const [from, to] = match ? [match.from, match.to] : [at, at + 1];
    const near = groups.find((group) => from <= group.to && group.from <= to);
    if (near) Object.assign(near, { from: Math.min(near.from, from), to: Math.max(near.to, to) });
    else if (groups.length < MOST && (groups[0] === undefined || vote > groups[0].vote * 0.35)) groups.push({ from, to, vote });
  }
  return groups
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => ({ kind, reason: reasonOf(from, to), span: { start: offset + (tokens[from]?.start ?? 0), end: offset + (tokens[to - 1]?.end ?? 0) } }));

  function reasonOf(from: number, to: number): string {
    const classes = matches.filter((match) => match.entry.list === 'class' && match.from < to && from < match.to && match.entry.name in SAYS);
    const strength = (name: string, at: number) => {
      const row = kinds.rowOf(`t ${name}`) ?? kinds.rowOf(`t ¬${name}`);
      return row ? (row[own] as number) : at * -1e-3;
    };
    const best = classes.sort((a, b) => strength(b.entry.name, b.from) - strength(a.entry.name, a.from))[0];
    const scope = scopes[from] as Scope;
    return best ? `${SAYS[best.entry.name as ClassName]}${SCOPED[scope]}` : 'such words mostly are';
  }
}
