import path from 'node:path';
import { inject } from 'vitest';
import type { ChildProgram } from '#server/platform/child-program.ts';

/** Stands in for the product's in tests (vitest.config.ts): children run from what `children.global.ts` has bundled. */
export const childProgram = (_self: string, _source: string, bundle: string): ChildProgram => ({ path: path.join(inject('children'), bundle), execArgv: [] });
