import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { HTTP_STATUS, ServiceError } from '../services/errors.server.ts';

/** What an action answers to one of the page's forms; `done` is what came of it, once `ok`. */
export type FormAnswer<D = unknown> = { form: string; ok: boolean; result: SubmissionResult<string[]>; done?: D; /** What helps to go on after a refusal. */ more?: ServiceError['more'] };

/** Never sent back into a page. */
const SECRET_FIELDS = ['password', 'currentPassword'];

/**
 * Parses a form, does its work, and answers with messages by field, with or without JavaScript.
 * Refusals of services become messages; what `work` throws otherwise, such as a redirect, passes.
 * @param form its name, where a page has several.
 */
export async function answerForm<S extends z.ZodType, D>(
  body: FormData,
  schema: S,
  work: (input: z.output<S>) => Promise<D>,
  { form = 'form', reset = false, headers }: { form?: string; reset?: boolean; headers?: (done: D) => HeadersInit } = {},
) {
  const submission = parseWithZod(body, { schema });
  const answer = (result: SubmissionResult<string[]>, status: number, done?: D, init?: HeadersInit, more?: ServiceError['more']) =>
    data<FormAnswer<D>>({ form, ok: status === 200, result, done, more }, { status, headers: init });
  const hideFields = SECRET_FIELDS as never[];
  if (submission.status !== 'success') return answer(submission.reply({ hideFields }), 422);
  try {
    const done = await work(submission.value);
    return answer(submission.reply({ hideFields, resetForm: reset }), 200, done, headers?.(done));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const byField = Object.keys(error.fields).length > 0;
    return answer(
      submission.reply({ hideFields, fieldErrors: error.fields, formErrors: byField ? undefined : [error.message] }),
      HTTP_STATUS[error.code],
      undefined,
      undefined,
      error.more,
    );
  }
}
