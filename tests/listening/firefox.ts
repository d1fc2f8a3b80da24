import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../e2e/studio.ts';
import { connectBiDi } from './bidi.ts';
import { startNullSink } from './null-sink.ts';
import type { Ask } from './tap.ts';

/** An unpatched Firefox, driven by its own WebDriver BiDi. */
export type Firefox = {
  version: string;
  open: (url: string, person: Person, script: string) => Promise<FirefoxPage>;
  close: () => Promise<void>;
};

export type FirefoxPage = { ask: Ask; press: (key: string) => Promise<void>; until: (expression: string, withinMs?: number) => Promise<void> };

type Value = { type: string; value?: unknown };
type Evaluated = { type: 'success'; result: Value } | { type: 'exception'; exceptionDetails: { text: string } };

const NAMES = [process.env.FIREFOX_PATH, 'firefox-esr', 'firefox'];
const PREFERENCES = { 'media.autoplay.default': 0, 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false, 'privacy.reduceTimerPrecision': false, 'media.cubeb.sandbox': false };

/** The program's name; null where there is no Firefox. */
export function findFirefox(): { program: string; version: string } | null {
  for (const program of NAMES) {
    const answer = program ? spawnSync(program, ['--version']) : null;
    if (program && answer?.status === 0) return { program, version: answer.stdout.toString().trim() };
  }
  return null;
}

/** @throws when it does not start within half a minute. */
export async function startFirefox({ program, version }: { program: string; version: string }): Promise<Firefox> {
  const profile = await mkdtemp(path.join(tmpdir(), 'talkback-firefox-'));
  await writeFile(path.join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'));
  const sink = await startNullSink();
  const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile, ...sink?.env } });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  for (let tries = 0; tries < 300 && !/listening on (ws:\S+)/.test(said); tries++) await sleep(100);
  const [, url] = /listening on (ws:\S+)/.exec(said) ?? [];
  const close = async () => {
    child.kill('SIGTERM');
    await Promise.race([gone, sleep(5000)]);
    child.kill('SIGKILL');
    await sink?.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  if (!url) {
    await close();
    throw new Error(`Firefox did not start: ${said}`);
  }
  const bidi = await connectBiDi(`${url}/session`);
  await bidi.send('session.new', { capabilities: {} });

  return {
    version,
    open: async (address, { cookie }, script) => {
      const { contexts } = await bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', { maxDepth: 0 });
      const context = contexts[0]?.context as string;
      const { hostname } = new URL(address);
      await bidi.send('storage.setCookie', { cookie: { name: cookie.name, value: { type: 'string', value: cookie.value }, domain: hostname, path: '/', httpOnly: true, sameSite: 'lax' } });
      await bidi.send('script.addPreloadScript', { functionDeclaration: `() => { ${script} }`, contexts: [context] });
      await bidi.send('browsingContext.navigate', { context, url: address, wait: 'complete' });
      const ask = async <T>(expression: string): Promise<T> => {
        // Values go as JSON: the protocol's own form of objects is another.
        const answer = await bidi.send<Evaluated>('script.evaluate', {
          expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`, target: { context }, awaitPromise: true, userActivation: true,
        });
        if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
        const { value } = answer.result;
        return (value === undefined ? undefined : JSON.parse(value as string)) as T;
      };
      return {
        ask,
        press: async (key) => {
          const actions = [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }];
          await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
        },
        until: async (expression, withinMs = 30_000) => {
          for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) if (await ask<boolean>(`Boolean(${expression})`).catch(() => false)) return;
          throw new Error(`never true: ${expression}`);
        },
      };
    },
    close: async () => {
      bidi.close();
      await close();
    },
  };
}
