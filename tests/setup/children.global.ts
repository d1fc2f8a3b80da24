import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundle } from '../../scripts/bundle.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    children: string;
  }
}

/**
 * Bundles the programs that tests fork, as the build does, once for the run: through tsx each of
 * them would read and translate its sources anew, in every one of its threads.
 */
export default async function setup(project: TestProject) {
  await mkdir('.cache', { recursive: true });
  const folder = await mkdtemp(path.resolve('.cache/children-'));
  await bundle(folder, ['ingest-child', 'demo-render']);
  project.provide('children', folder);
  return () => rm(folder, { recursive: true, force: true });
}
