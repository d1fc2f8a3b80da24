import type { NoteKind } from '#app/domain/policy/words.ts';
import { KindShape } from './kind-shape.tsx';
import { KIND_ORDER, KIND_WORDS } from './note-words.ts';

export type KindChoiceProps = {
  /** Null: the words decide. */
  value: NoteKind | null;
  onChange: (kind: NoteKind | null) => void;
  suggested: NoteKind | null;
};

/** The four kinds to choose from; pressing the chosen one again leaves it to the words. */
export function KindChoice({ value, onChange, suggested }: KindChoiceProps) {
  return (
    <fieldset className="tb-kinds">
      <legend className="tb-hidden">What is it?</legend>
      {KIND_ORDER.map((kind) => (
        <label key={kind} title={KIND_WORDS[kind].hint} data-suggested={(value === null && suggested === kind) || undefined}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={value === kind}
            onChange={() => onChange(kind)}
            onClick={() => {
              if (value === kind) onChange(null);
            }}
          />
          <KindShape kind={kind} />
          <span>{KIND_WORDS[kind].label}</span>
          {value === null && suggested === kind ? <small>suggested</small> : null}
        </label>
      ))}
    </fieldset>
  );
}
