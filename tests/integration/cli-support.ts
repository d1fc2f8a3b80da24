import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

export type Ran = { code: number | null; out: string; err: string };
export type Running = {
  child: ChildProcess;
  /** All it has said so far, both ways. */
  said: () => string;
  /** Waits for words. @throws with all it said when it ends, or after a while. */
  says: (words: string | RegExp) => Promise<void>;
  ended: Promise<Ran>;
};

/** What a developer may have set for the tool. */
const NOTHING_SET = { TALKBACK_URL: undefined, TALKBACK_TOKEN: undefined, TALKBACK_HOME: undefined };

/** The tool as a person starts it, from its sources. */
const FROM_SOURCES = ['cli/talkback.mjs'];
/** The tool of the build, as installations without development packages have it: it need not translate sources first. */
const BUILT = ['--input-type=module', '-e', `process.exitCode = await (await import('${pathToFileURL('build/server/talkback-cli.js').href}')).main(process.argv.slice(1))`, '--'];

/** The command-line tool with an environment of its own. */
export function startTool(args: string[], env: Record<string, string>, stdin = '', program = BUILT): Running {
  const child = spawn(process.execPath, [...program, ...args], { env: { ...process.env, ...NOTHING_SET, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(stdin);
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  const said = () => out + err;
  return {
    child,
    said,
    ended,
    async says(words) {
      for (const until = Date.now() + 40_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 25))) {
        if (typeof words === 'string' ? said().includes(words) : words.test(said())) return;
        if (child.exitCode !== null || child.signalCode !== null) break;
      }
      throw new Error(`it never said ${String(words)}, but:\n${said()}`);
    },
  };
}

export const runTool = (args: string[], env: Record<string, string>, stdin = ''): Promise<Ran> => startTool(args, env, stdin).ended;
export const runToolFromSources = (args: string[], env: Record<string, string>): Promise<Ran> => startTool(args, env, '', FROM_SOURCES).ended;
