import type { NoteKind } from '#app/domain/policy/words.ts';

/** Why the composer's form came back, and what was in it. */
export type RefusedForm = { message: string; fields?: Record<string, string[]>; body?: string; kind?: NoteKind | null };

/** What the server said to a form, each sentence once. */
export function FormRefusal({ refusal: { message, fields = {} } }: { refusal: RefusedForm }) {
  const all = [...new Set([message, ...Object.values(fields).flat()])];
  return (
    <div className="tb-problem" role="alert">
      {all.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
