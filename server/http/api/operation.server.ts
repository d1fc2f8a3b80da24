import type { z } from 'zod';
import type { Action } from '#app/domain/access/access.ts';
import type { Call } from '../../auth/actor.server.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One operation of the API: what the router serves, the description lists and the tests walk. */
export type Operation = {
  id: string;
  tag: string;
  method: Method;
  /** Below `/api/v1`, parameters as `:name`; each is an id and a field of `input`. */
  path: string;
  /** Where what it made is found, when that is not its own path. */
  location?: string;
  summary: string;
  /** What the access table is asked; where it is several, the input says which. */
  actions: readonly [Action, ...Action[]];
  /** Parsed from the path's parameters with the query (GET, DELETE) or the body (POST, PATCH). */
  input: z.ZodType;
  status: 200 | 201 | 204;
  /** Null: the answer has no body. */
  output: z.ZodType | null;
  handle: (call: Call, input: never) => Promise<unknown>;
};

type Declared<I extends z.ZodType, O extends z.ZodType | null> = Omit<Operation, 'input' | 'output' | 'handle'> & {
  input: I;
  output: O;
  handle: (call: Call, input: z.output<I>) => Promise<O extends z.ZodType ? z.input<O> : void>;
};

/** Declares an operation; its handler is held to the contracts of its input and output. */
export const operation = <I extends z.ZodType, O extends z.ZodType | null>(declared: Declared<I, O>): Operation => declared;

/** Names of a path's parameters. */
export const parametersOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
