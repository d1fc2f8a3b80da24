import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

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

/** The command-line tool as a person starts it, with an environment of its own. */
export function startTool(args: string[], env: Record<string, string>, stdin = ''): Running {
  const child = spawn(process.execPath, ['cli/talkback.mjs', ...args], { env: { ...process.env, ...NOTHING_SET, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
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
