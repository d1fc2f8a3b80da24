import { Worker } from 'node:worker_threads';
import { type ChildProgram, childProgram } from '../platform/child-program.ts';

/** Where the child's program is. */
export const resolveChildEntry = (self: string = import.meta.url): ChildProgram => childProgram(self, 'ingest-child.ts', 'ingest-child.js');

/** A thread that runs the module `self`; from source, tsx must be registered again, as threads do not inherit it. */
export function startThread(self: string): Worker {
  if (!self.endsWith('.ts')) return new Worker(new URL(self));
  const tsx = import.meta.resolve('tsx/esm/api');
  const code = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(self)}); })`;
  return new Worker(code, { eval: true, execArgv: [] });
}

const KEPT_VARIABLES = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG'];

/** What the child may know of our environment: nothing that is secret. */
export function childEnvironment(from: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const kept = KEPT_VARIABLES.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const]));
  return { NODE_ENV: 'production', ...Object.fromEntries(kept) };
}
