import { type Match, matchesOf, type Token, tokensOf } from './forms.ts';

/**
 * How far words are meant: plainly; denied ("don't touch …"); looking back on work that is done
 * ("thanks for …", "since you …"); only supposed ("if we did …"); or somebody's quoted words.
 */
export type Scope = 'plain' | 'denied' | 'done' | 'supposed' | 'quoted';

export type Clause = { from: number; to: number; sentence: number };

export type Parsed = {
  tokens: readonly Token[];
  matches: readonly Match[];
  scopes: readonly Scope[];
  clauses: readonly Clause[];
};

/** Whether words of this scope ask for nothing by themselves. */
export const scopedOut = (scope: Scope | undefined): boolean => scope === 'denied' || scope === 'done' || scope === 'quoted';

const ENDS = /^[.?!;\n:–—()]$/;
const JOINS = new Set(['but', 'though', 'although', 'except', 'however', 'only']);
const OPENERS = new Set([
  'and', 'then', 'also', 'plus', 'so', 'because', 'since', 'can', 'could', 'would', 'please', 'i', "i'd", "i'll", "i've", 'we', "we'd", "we've", "let's", 'just', 'maybe', 'if', 'when', 'you', 'it', "it's", 'that', "that's", 'he', 'she', 'they',
]);

/** A note's tokens, what the lexicon finds in them, their clauses and how far each word is meant. */
export function parse(body: string): Parsed {
  const tokens = tokensOf(body);
  const clauses = clausesOf(tokens);
  return { tokens, matches: matchesOf(tokens), scopes: scopesOf(tokens, clauses), clauses };
}

function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  const close = (to: number) => {
    if (tokens.slice(from, to).some(({ kind }) => kind !== 'mark')) clauses.push({ from, to, sentence });
    from = to;
  };
  tokens.forEach(({ text, kind }, at) => {
    if (ENDS.test(text) && kind === 'mark') {
      close(at + 1);
      if (/[.?!\n]/.test(text)) sentence++;
    } else if (text === ',' ) {
      close(at + 1);
    } else if (at > from + 1 && (JOINS.has(text) || ((text === 'and' || text === '&' || text === '+') && OPENERS.has(tokens[at + 1]?.text ?? '')))) {
      close(at);
    }
  });
  close(tokens.length);
  return clauses;
}

const text = (tokens: readonly Token[], at: number) => tokens[at]?.text ?? '';

/** Where a scope starts, how many words it reaches at most, and its name. Read on words joined by spaces. */
const TRIGGERS: readonly { scope: Scope; words: RegExp; reach: number }[] = [
  { scope: 'denied', reach: 7, words: /^(?:(?:please )?(?:don't|do not|didn't|doesn't|won't|wouldn't|wasn't|isn't|never|can't|cannot|shouldn't|not|no need(?: to| for)?|nothing|without|rather than|instead of|no more|no further|no|nor|less about))(?= |$)/ },
  { scope: 'done', reach: 12, words: /^(?:(?:many |so many |big |huge )?(?:thanks|thank you|cheers|ta|kudos|props|well done|good job|nice one|great job|good call|nice work)(?: (?:so much|again|a lot|very much|to you|guys|all|both))* (?:for|on)|now that|since (?:you|we|they|i|he|she|the)|glad (?:you|we|i|that)|happy (?:you|we) |(?:the|that|this|those) \w+ (?:you|i|we|he|she|they) (?:\w+ed|made|sent|did|sang|had|put|got)|you (?:fixed|sorted|nailed|made|got|did|brought|turned|cut|added|removed|changed|picked|edited|tuned|comped|saved|took|put|gave)|i love (?:how|that|what)|love (?:how|that|what|the way)|what you did)(?= |$)/ },
  { scope: 'supposed', reach: 12, words: /^(?:if (?:we|i|you|he|she|they) (?:did|do|were|was|want|wanted|decide|decided|ever|add|re-\w+)|were we to|in case|(?:i|we) (?:thought|considered|wondered|talked|planned|was going|were going|used to|nearly|almost|had planned|would have|was about|were about)|(?:i'd|we'd) (?:planned|thought|normally|considered|have)|there was talk|you asked (?:if|whether)|do you charge|hypothetically)(?= |$)/ },
];

function scopesOf(tokens: readonly Token[], clauses: readonly Clause[]): Scope[] {
  const scopes = tokens.map((): Scope => 'plain');
  for (const { from, to } of clauses) {
    for (let at = from; at < to; at++) {
      const rest = Array.from({ length: Math.min(6, to - at) }, (_, i) => text(tokens, at + i)).join(' ');
      for (const { scope, words, reach } of TRIGGERS) {
        const found = words.exec(rest);
        if (!found || scopes[at] !== 'plain') continue;
        const begin = at + found[0].trim().split(' ').length;
        for (let i = begin; i < Math.min(to, begin + reach); i++) {
          if (scope === 'denied' && i > begin && /^(?:i|we|i'd|could|can|let's|please)$/.test(text(tokens, i))) break;
          if (scopes[i] === 'plain') scopes[i] = scope;
        }
      }
    }
  }
  markQuotes(tokens, scopes);
  return scopes;
}

/** Words of a lyric or of somebody else between quotation marks, at most twelve. */
function markQuotes(tokens: readonly Token[], scopes: Scope[]): void {
  let open: number | null = null;
  tokens.forEach((token, at) => {
    if (token.text !== '"') return;
    if (open !== null && at - open <= 13) {
      for (let i = open + 1; i < at; i++) scopes[i] = 'quoted';
      open = null;
    } else open = at;
  });
}
