import type { z } from 'zod';
import type { Action } from '#app/domain/access/access.ts';
import type { Call } from '../../auth/actor.server.ts';
import type { FileAnswer } from '../../services/exchange/export-requests.server.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** An answer that is a file, of one of these media types. */
export class FileOutput {
  constructor(readonly types: readonly [string, ...string[]]) {}
}

type Output = z.ZodType | FileOutput | null;

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
  output: Output;
  handle: (call: Call, input: never) => Promise<unknown>;
};

type Handled<O extends Output> = O extends z.ZodType ? z.input<O> : O extends FileOutput ? FileAnswer : void;

type Declared<I extends z.ZodType, O extends Output> = Omit<Operation, 'input' | 'output' | 'handle'> & {
  input: I;
  output: O;
  handle: (call: Call, input: z.output<I>) => Promise<Handled<O>>;
};

/** Declares an operation; its handler is held to the contracts of its input and output. */
export const operation = <I extends z.ZodType, O extends Output>(declared: Declared<I, O>): Operation => declared;

/** Names of a path's parameters. */
export const parametersOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
