import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, type Import, importsOf } from './setup/sources.ts';

/**
 * Who may import whom, as docs/architecture.md says it: paths below which a layer may reach.
 * `types` may be reached for types only; `packages` true means any package of npm, `node` Node's own modules.
 */
type Layer = { may: string[]; types?: string[]; packages: true | string[]; node?: true };

const SERVER_DOORS = ['app/domain', 'app/contracts', 'server/services', 'server/auth', 'server/platform', 'server/realtime/publish.server.ts'];

/** The longest matching path counts. */
const LAYERS: Record<string, Layer> = {
  'app/domain': { may: [], packages: ['temporal-polyfill'] },
  'app/contracts': { may: ['app/domain'], packages: ['zod'] },
  'app/components': { may: ['app/styles'], packages: true },
  'app/player': { may: ['app/components', 'app/domain/loudness', 'app/domain/shared', 'app/domain/sound'], packages: true },
  'app/realtime': { may: ['app/domain', 'app/contracts'], packages: true },
  'app/features': { may: ['app/domain', 'app/contracts', 'app/components', 'app/player', 'app/realtime', 'app/styles'], types: ['server'], packages: true },
  'app/routes': {
    may: ['app', 'server/services', 'server/auth', 'server/http', 'server/platform'],
    packages: true,
  },
  'app/styles': { may: [], packages: true },
  app: { may: ['app', 'server/house.server.ts', 'server/http', 'server/services'], packages: true, node: true },
  'db/schema': { may: ['app/domain'], types: ['app/contracts'], packages: ['drizzle-orm'] },
  'db/queries': { may: ['db/schema', 'db/client.server.ts', 'app/domain', 'server/platform'], packages: ['drizzle-orm'], node: true },
  db: { may: ['app/domain', 'app/contracts', 'db', 'server'], packages: true, node: true },
  'server/services': {
    may: ['app/domain', 'app/contracts', 'db', 'server/auth', 'server/media', 'server/platform', 'server/realtime/publish.server.ts', 'server/jobs/enqueue.server.ts'],
    packages: true,
    node: true,
  },
  'server/http': { may: SERVER_DOORS, packages: true, node: true },
  // Asks whether the database answers.
  'server/http/health.server.ts': { may: ['db/client.server.ts', 'server/platform'], packages: true, node: true },
  'server/realtime': { may: [...SERVER_DOORS, 'server/http/security.server.ts'], packages: true, node: true },
  // Reads the events that other processes announce by number.
  'server/realtime/relay.server.ts': { may: ['app/contracts', 'db', 'server/platform', 'server/realtime', 'server/services/views.server.ts'], packages: true, node: true },
  'server/jobs': { may: [...SERVER_DOORS, 'server/media'], types: ['db'], packages: true, node: true },
  'server/auth': { may: ['app/domain', 'app/contracts', 'db', 'server/platform'], packages: true, node: true },
  'server/media': { may: ['app/domain', 'app/contracts', 'server/platform'], packages: true, node: true },
  'server/platform': { may: ['app/domain', 'app/contracts'], packages: true, node: true },
  // A program of its own: knows the server by its API.
  cli: { may: ['app/domain', 'app/contracts'], packages: ['tus-js-client', 'zod'], node: true },
  'server/house.server.ts': { may: ['db', 'server'], packages: true, node: true },
  'server/index.ts': { may: [], types: ['server'], packages: true, node: true },
};

const isTest = (file: string) => /\.test\.tsx?$|(^|\/)test-[\w-]+\.ts$/.test(file);
const below = (folder: string, file: string) => file === folder || file.startsWith(`${folder}/`);
const sources = filesIn(['app', 'cli', 'db', 'server'], /\.tsx?$/).filter((file) => !isTest(file));
const imports = sources.flatMap(importsOf);
const everything = [...filesIn(['app', 'cli', 'db', 'server', 'tests', 'scripts'], /\.(tsx?|mjs|css)$/)];

function layerOf(file: string): string {
  const [layer] = Object.keys(LAYERS)
    .filter((folder) => below(folder, file))
    .sort((a, b) => b.length - a.length);
  if (!layer) throw new Error(`${file} belongs to no layer; name it here and in docs/architecture.md`);
  return layer;
}

const isOwn = (to: string) => /^(app|cli|db|server|tests)\//.test(to);
const packageOf = (to: string) => to.split('/').slice(0, to.startsWith('@') ? 2 : 1).join('/');

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const layer = layerOf(from);
  const { may, types = [], packages, node } = LAYERS[layer] as Layer;
  if (isOwn(to)) return [layer, ...may, ...(typeOnly ? types : [])].some((folder) => below(folder, to));
  if (isBuiltin(to)) return node === true || (typeOnly && layer !== 'app/domain');
  return packages === true || packages.includes(packageOf(to)) || to.startsWith('virtual:');
}

describe('the storeys', () => {
  it('import only downwards', () => {
    const wrong = imports.filter((one) => !isAllowed(one));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it('keep lucia in server/auth', () => {
    const importers = imports.filter(({ to }) => /^(lucia|@lucia-auth)/.test(packageOf(to)));
    expect(importers.filter(({ from }) => !below('server/auth', from))).toEqual([]);
  });

  it('say with .server.ts what needs the server and could be imported by pages', () => {
    const reached = imports.filter(({ from, to, typeOnly }) => below('app', from) && !typeOnly && /^(db|server)\//.test(to));
    expect(reached.filter(({ to }) => !/\.server\.tsx?$/.test(to)).map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});

describe('the files', () => {
  it('stay below 300 lines: above, they are two ideas', () => {
    const long = everything.map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n').length })).filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it('are never called utils', () => {
    expect(everything.filter((file) => file.split('/').some((part) => /^(utils?|helpers?)(\.|$)/i.test(part)))).toEqual([]);
  });

  it('hold no test that is skipped, focused or left for later', () => {
    const tests = everything.filter((file) => /\.(test|spec)\.tsx?$/.test(file) && path.basename(file) !== 'architecture.test.ts');
    const marked = tests.filter((file) => /\b(it|test|describe)\.(skip|only|todo|fixme)\b|\bx(it|describe)\(/.test(readFileSync(file, 'utf8')));
    expect(marked).toEqual([]);
  });
});

describe('the client bundle', () => {
  const assets = 'build/client/assets';
  it.skipIf(!existsSync(assets))('holds nothing of the server (looked at after a build)', () => {
    const signs = { drizzle: /drizzle:|drizzle-orm/, postgres: /postgres\.js|PostgresError|DATABASE_URL/, lucia: /\blucia\b/i, argon2: /argon2/, node: /node:(fs|crypto|child_process)/ };
    for (const file of filesIn([assets], /\.js$/)) {
      const text = readFileSync(file, 'utf8');
      for (const [name, sign] of Object.entries(signs)) expect(sign.test(text), `${name} in ${file}`).toBe(false);
    }
  });
});
