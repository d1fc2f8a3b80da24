import type { Category } from '../policy/studio.ts';
import { NOTE_KINDS, type NoteKind } from '../policy/words.ts';
import type { Parsed } from './clauses.ts';
import { type Features, featuresOf } from './features.ts';
import { type Model, scoresOf, secondLook, softmax, theModel, together } from './model.ts';
import { parsedPieces } from './pieces.ts';
import type { TextSpan } from './reading.ts';
import { heardOf, scoresOfRuns } from './runs.ts';

export type Piece = { span: TextSpan; parsed: Parsed; features: Features; chances: readonly number[] };

export type Classified = {
  kind: NoteKind;
  confidence: number;
  unsure: boolean;
  /** Calibrated, in the order of `NOTE_KINDS`. */
  chances: readonly number[];
  features: Features;
  pieces: readonly Piece[];
};

/** The kind a note's words make likely, its pieces and its runs of words looked at too. */
export function classify(body: string, parsed: Parsed, model: Model = theModel()): Classified {
  const features = featuresOf(parsed);
  const pieces = parsedPieces(body, parsed).map((piece) => {
    const own = featuresOf(piece.parsed);
    return { ...piece, features: own, chances: softmax(scoresOf(model.kinds, own), model.pieceTemperature) };
  });
  const seen = secondLook(scoresOf(model.kinds, features), pieces.map(({ chances }) => chances));
  const chances = isWordless(parsed) ? NOTHING_SAID : softmax(together(scoresOf(model.second, seen), scoresOfRuns(model.runs, heardOf(parsed))), model.temperature);
  const kind = likeliest(chances);
  const confidence = chances[NOTE_KINDS.indexOf(kind)] as number;
  return { kind, confidence, unsure: isUnsure(chances, model.unsure), chances, features, pieces };
}

const NOTHING_SAID = NOTE_KINDS.map((kind) => (kind === 'comment' ? 1 : 0));
/** Dots and dashes alone ask for nothing. */
const isWordless = ({ tokens }: Parsed): boolean => tokens.every(({ kind }) => kind === 'mark');

export function likeliest(chances: readonly number[]): NoteKind {
  return NOTE_KINDS[chances.indexOf(Math.max(...chances))] as NoteKind;
}

/** Too little to decide by: nothing is likely enough, or a major change may hide in it. */
export function isUnsure(chances: readonly number[], { confidence, major }: Model['unsure']): boolean {
  const kind = likeliest(chances);
  if (Math.max(...chances) < confidence) return true;
  return kind !== 'major' && (chances[NOTE_KINDS.indexOf('major')] as number) >= major;
}

/** What a request of this kind is about. */
export function categoryOf(kind: NoteKind, features: Features, model: Model = theModel()): Category {
  const scores = scoresOf(model.about, features);
  const own = model.categoriesOf[kind];
  return own.reduce((best, one) => (score(one) > score(best) ? one : best), own[0] as Category);

  function score(category: Category): number {
    return scores[model.categoryNames.indexOf(category)] ?? -Infinity;
  }
}
