import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { FLAGS, findBrowser } from '../e2e/browser.ts';
import type { Person } from '../e2e/studio.ts';

/** A Chromium without a test library: nothing records its network or its pages, so that its memory is its own. */
export type BareChromium = {
  /** @param script runs in the page before its own; the page's script policy is then left out. */
  open: (url: string, person: Person, script?: string) => Promise<BarePage>;
  /** Memory in MB and processor seconds so far of all processes that run pages. */
  usage: () => Promise<{ megabytes: number; cpuSeconds: number }>;
  close: () => Promise<void>;
};

export type BarePage = {
  evaluate: <T>(expression: string) => Promise<T>;
  /** A key as a person presses it: a letter or a digit. */
  press: (key: string) => Promise<void>;
  /** Presses an element at a share of its width. */
  click: (selector: string, share: number) => Promise<void>;
  until: (expression: string, withinMs?: number) => Promise<void>;
  close: () => Promise<void>;
};

type Answer = { id: number; result?: unknown; error?: { message: string } };
const TICKS_PER_SECOND = 100;

/** Linux only: memory and time are read from /proc. */
export async function startBareChromium(): Promise<BareChromium> {
  const { executablePath, env } = await findBrowser();
  const profile = await mkdtemp(path.join(tmpdir(), 'talkback-chromium-'));
  const child = spawn(executablePath, [...FLAGS, '--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--window-size=1440,900'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const send = wire(child.stdio[3] as Writable, child.stdio[4] as Readable);

  const open = async (url: string, { cookie }: Person, script?: string): Promise<BarePage> => {
    const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    await send('Network.setCookie', { ...cookie, url, httpOnly: true, sameSite: 'Lax' }, sessionId);
    if (script) {
      await send('Page.enable', {}, sessionId);
      await send('Page.setBypassCSP', { enabled: true }, sessionId);
      await send('Page.addScriptToEvaluateOnNewDocument', { source: script }, sessionId);
    }
    await send('Page.navigate', { url }, sessionId);
    const evaluate = async <T>(expression: string): Promise<T> => {
      const { result, exceptionDetails } = await send<{ result: { value: T }; exceptionDetails?: { exception?: { description?: string } } }>(
        'Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true }, sessionId);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'the page threw');
      return result.value;
    };
    return {
      evaluate,
      press: async (key) => {
        const event = { key, text: key, code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
        await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event }, sessionId);
        await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined }, sessionId);
      },
      click: async (selector, share) => {
        const { x, y, width, height } = await evaluate<DOMRect>(`document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().toJSON()`);
        const at = { x: x + share * width, y: y + height / 2, button: 'left', clickCount: 1 };
        for (const type of ['mousePressed', 'mouseReleased']) await send('Input.dispatchMouseEvent', { type, ...at }, sessionId);
      },
      until: async (expression, withinMs = 60_000) => {
        for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) if (await evaluate<boolean>(`Boolean(${expression})`).catch(() => false)) return;
        throw new Error(`never true: ${expression}`);
      },
      close: async () => void (await send('Target.closeTarget', { targetId })),
    };
  };

  return {
    open,
    usage: async () => {
      const pids = await pagesOf(child.pid as number);
      const each = await Promise.all(pids.map(usageOf));
      return { megabytes: each.reduce((sum, one) => sum + one.megabytes, 0), cpuSeconds: each.reduce((sum, one) => sum + one.cpuSeconds, 0) };
    },
    close: async () => {
      await Promise.race([send('Browser.close').catch(() => undefined), sleep(3000)]);
      child.kill('SIGKILL');
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Messages of the DevTools protocol, each ended by a zero byte. */
function wire(to: Writable, from: Readable) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const answer = JSON.parse(part) as Answer;
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });
  return <T>(method: string, params: object = {}, sessionId?: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T)));
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
}

/** Processes below `root` that Chromium started to run pages. */
async function pagesOf(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  const pages: number[] = [];
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const [stat, line] = await Promise.all([readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''), readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')]);
    if (!stat) continue;
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    if (line.includes('--type=renderer')) pages.push(Number(name));
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid) as number));
  return pages.filter(isBelow);
}

/** Memory is the process's proportional share (Pss). */
async function usageOf(pid: number): Promise<{ megabytes: number; cpuSeconds: number }> {
  const [rollup, stat] = await Promise.all([readFile(`/proc/${pid}/smaps_rollup`, 'utf8'), readFile(`/proc/${pid}/stat`, 'utf8')]);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { megabytes: Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024, cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND };
}
