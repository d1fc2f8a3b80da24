import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const upwards = (folders, message) => ({ 'no-restricted-imports': ['error', { patterns: [{ group: folders, message }] }] });

export default tseslint.config(
  { ignores: ['build/', 'data/', 'node_modules/', '.cache/', 'test-results/', 'coverage/', 'db/migrations/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // An async function without await keeps a promise-shaped contract.
      '@typescript-eslint/require-await': 'off',
      // Our objects are closures without `this`: their functions may be passed around.
      '@typescript-eslint/unbound-method': 'off',
      // Express and React take promise-returning handlers where they ignore the promise.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      // Interfaces that merge with a package's own are empty but for what they extend.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // Remix's redirects and refusals are thrown Responses.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true }],
    },
  },
  {
    files: ['**/*.tsx', 'app/**/*.ts'],
    ...reactHooks.configs.flat['recommended-latest'],
    // What only the browser knows is set after hydration.
    rules: { ...reactHooks.configs.flat['recommended-latest'].rules, 'react-hooks/set-state-in-effect': 'off' },
  },
  { files: ['app/domain/**/*.ts'], rules: upwards(['#app/!(domain)/**', '#db/*', '#server/*', 'node:*', 'react*', 'zod'], 'The domain is pure: it imports nothing outside itself.') },
  { files: ['app/contracts/**/*.ts', 'app/components/**', 'app/player/**', 'app/realtime/**'], rules: upwards(['#db/*', '#server/*', 'node:*'], 'This runs in browsers: nothing of the server.') },
  { files: ['cli/**/*.ts'], rules: upwards(['#app/!(domain|contracts)/**', '#db/*', '#server/*', '#tests/*'], 'The tool knows the server by its API.') },
  { files: ['server/**/*.ts', 'db/**/*.ts'], ignores: ['**/*.test.ts'], rules: upwards(['#tests/*', '#app/routes/*', '#app/features/*', '#app/player/*', '#app/realtime/*', '#app/components/*'], 'Nothing looks up.') },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**'],
    rules: {
      // Playwright's fixtures name what they need by a pattern, even when that is nothing.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      // Answers of a server under test are looked at, not trusted.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
