/** What a rule answers: yes with something, or no with one of a few named reasons. */
export type Verdict<T extends object, R extends string> = ({ ok: true } & T) | Refusal<R>;

export type Refusal<R extends string> = { ok: false; reason: R };

/** `refuse('reason')` keeps the reason's literal type. */
export function refuse<const R extends string>(reason: R): Refusal<R> {
  return { ok: false, reason };
}
