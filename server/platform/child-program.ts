import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type ChildProgram = {
  /** Absolute path of the program. */
  path: string;
  /** Node's own arguments before it. */
  execArgv: string[];
};

/**
 * Where a child process's program is: from source its TypeScript beside the caller, run through tsx;
 * in a build the bundle of that name. The caller may itself stand in a chunk one folder further down.
 * @param self the caller's `import.meta.url`.
 * @throws when a build lacks the bundle.
 */
export function childProgram(self: string, source: string, bundle: string): ChildProgram {
  const here = path.dirname(fileURLToPath(self));
  if (self.endsWith('.ts')) {
    // import.meta.resolve does not exist where Vite evaluates this module.
    const tsx = pathToFileURL(createRequire(self).resolve('tsx')).href;
    return { path: path.join(here, source), execArgv: ['--import', tsx] };
  }
  const found = [here, path.dirname(here), path.resolve('build/server')].map((folder) => path.join(folder, bundle)).find(existsSync);
  if (!found) throw new Error(`The build has no ${bundle}: build again.`);
  return { path: found, execArgv: [] };
}
