import { availableParallelism } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = /tests\/(faults\/start-and-stop|integration\/(access-walk|cli))\.test|server\/media\/command-line\/command-line\.test/;

/** A long file that begins last would leave the other processors idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): number => (LONGEST.test(moduleId) ? 0 : 1);
    return (await super.sort(files)).sort((a, b) => isLong(a) - isLong(b));
  }
}

export default defineConfig({
  plugins: [react()],
  resolve: { alias: [{ find: /^.*\/platform\/child-program\.ts$/, replacement: path.resolve('tests/setup/child-program.ts') }] },
  test: {
    globalSetup: ['tests/setup/children.global.ts'],
    // Most files wait for a database or a process of their own: one core more than Vitest would take.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{app,cli,server,db,scripts,training}/**/*.test.{ts,tsx}', 'tests/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,realtime,faults}/**/*.test.ts'],
          globalSetup: ['tests/setup/database.global.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
