import { type FieldMetadata, type SubmissionResult, useForm, useFormMetadata } from '@conform-to/react';
import { useActionData } from '@remix-run/react';
import { useMemo } from 'react';

/** What an action answers to one of the page's forms. */
export type Answer<D = unknown> = { form: string; ok: boolean; result: SubmissionResult<string[]>; done?: D; more?: unknown };

/**
 * One of the page's forms, which the server validates: the same with and without JavaScript.
 * @param name tells the page's forms apart; the action reads it from the field `form`.
 * @returns conform's form and fields, and whether and how it went when it was this form that was sent;
 * `more` is what a refusal gave to go on with.
 */
export function useAnswered<T extends Record<string, unknown>, D = unknown>(name: string, defaultValue?: { [K in keyof T]?: unknown }) {
  const given: unknown = useActionData();
  const answer = given as Answer<D> | undefined;
  const mine = answer?.form === name ? answer : undefined;
  const lastResult = useMemo(() => mine && (mine.ok ? asSaved(mine.result) : mine.result), [mine]);
  const [form, fields] = useForm<T>({ id: name, lastResult, defaultValue: defaultValue as never });
  return { form, fields, succeeded: mine?.ok === true, done: mine?.ok ? mine.done : undefined, more: mine?.more };
}

/** What went through is in the page's data, as it was put in: what was typed no longer stands in for it. One that empties the form stays so. */
const asSaved = ({ initialValue, ...result }: SubmissionResult<string[]>): SubmissionResult<string[]> => (initialValue === null ? { ...result, initialValue } : result);

/** Whether a field is the first that is wrong: it gets the focus, also without JavaScript. */
export function useIsFirstWrong(field: FieldMetadata<unknown>): boolean {
  const { allErrors } = useFormMetadata(field.formId);
  return Object.entries(allErrors).find(([name, errors]) => name !== '' && errors)?.[0] === field.name;
}
