import type { z } from 'zod';

/** Messages by field, as every door shows them. */
export function fieldErrors({ issues }: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) (fields[path.join('.')] ??= []).push(message);
  return fields;
}
