import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface ChildEntry {
  path: string;
  execArgv: string[];
}

/** Where the child's program is: the TypeScript source run through tsx, or the bundle beside this bundle. */
export function resolveChildEntry(self: string = import.meta.url): ChildEntry {
  if (self.endsWith('.ts')) {
    // import.meta.resolve does not exist where Vite evaluates this module.
    const tsx = pathToFileURL(createRequire(self).resolve('tsx')).href;
    return { path: fileURLToPath(new URL('./ingest-child.ts', self)), execArgv: ['--import', tsx] };
  }
  return { path: fileURLToPath(new URL('./ingest-child.js', self)), execArgv: [] };
}

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
