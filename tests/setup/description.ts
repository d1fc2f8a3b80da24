import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { openApi } from '#server/http/api/openapi.server.ts';
import { OPERATIONS } from '#server/http/api/operations/index.server.ts';

/** Holds live answers to `openapi.json` as a program that has only that document would. */

type Answer = { content?: Record<string, { schema?: object }> };
type Described = { operationId: string; responses: Record<string, Answer> };

const description = openApi(OPERATIONS) as { paths: Record<string, Record<string, Described>>; components: object };
const ajv = new Ajv2020({ allErrors: true, strict: false });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
ajv.addSchema({ $id: 'description', components: description.components });

const checks = new Map<object, ValidateFunction>();
const seen = new Set<string>();

const paths = Object.entries(description.paths).map(([path, methods]) => ({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`), methods }));

function describedAs(method: string, path: string): Described | undefined {
  const asked = path.split('?')[0] ?? '';
  return paths.find(({ pattern, methods }) => pattern.test(asked) && methods[method.toLowerCase()])?.methods[method.toLowerCase()];
}

/** Schemas refer to components of the whole document. */
function checkOf(schema: object): ValidateFunction {
  const known = checks.get(schema);
  if (known) return known;
  const made = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"description#/components/')) as object);
  checks.set(schema, made);
  return made;
}

/** An answer has a status, a media type and a body that the document names. @param path below `/api/v1`. */
export function holdToDescription(method: string, path: string, status: number, type: string | null, body: unknown): void {
  const described = describedAs(method, path);
  if (!described) return;
  const what = `${method} ${path} → ${status}`;
  const answer = described.responses[String(status)] ?? described.responses.default;
  expect(answer, `${what} is not described`).toBeDefined();
  const media = type?.split(';')[0] ?? '';
  if (!answer?.content) {
    expect(body, what).toBeNull();
  } else {
    expect(Object.keys(answer.content), what).toContain(media);
    const { schema } = answer.content[media] ?? {};
    if (schema) {
      const check = checkOf(schema);
      expect(check(body), `${what}: ${ajv.errorsText(check.errors)}`).toBe(true);
    }
  }
  if (status < 400) seen.add(described.operationId);
}

/** Operations of which no answer but refusals was held to the document so far. */
export const unseenOperations = (): string[] => OPERATIONS.map(({ id }) => id).filter((id) => !seen.has(id));
