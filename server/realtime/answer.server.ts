import type { z } from 'zod';
import { fieldErrors } from '#app/contracts/field-errors.ts';
import type { Ack, Refusal } from '#app/contracts/realtime.ts';
import { log } from '../platform/log.server.ts';
import { ServiceError } from '../services/errors.server.ts';

function refusal(error: unknown): Refusal {
  if (error instanceof ServiceError) {
    const { code, message, fields, more } = error;
    return { ok: false, error: { code, message, ...(Object.keys(fields).length ? { fields } : {}), ...more } };
  }
  log().error({ err: error }, 'a socket event failed');
  return { ok: false, error: { code: 'internal', message: 'Something broke on our side. Try again; nothing you wrote is lost.' } };
}

/** A socket handler: parses the payload, does the work, always answers if the client asked for an answer. */
export function answering<S extends z.ZodType, T extends object>(schema: S, work: (input: z.output<S>) => Promise<T>) {
  return (payload: unknown, ack?: Ack<T>): void => {
    const answer: Ack<T> = typeof ack === 'function' ? ack : () => {};
    const parsed = schema.safeParse(payload);
    if (!parsed.success) {
      const fields = fieldErrors(parsed.error);
      return answer({ ok: false, error: { code: 'invalid', message: parsed.error.issues[0]?.message ?? 'The payload is wrong.', fields } });
    }
    work(parsed.data).then(
      (result) => answer({ ok: true, ...result }),
      (error: unknown) => answer(refusal(error)),
    );
  };
}
