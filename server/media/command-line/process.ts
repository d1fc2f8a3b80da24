import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Refusal } from '../refusals.ts';

export interface Bounds {
  /** Most address space of one process, in MiB. */
  memoryMb: number;
  /** Most processor time of one process, in seconds. */
  cpuSeconds: number;
}

const STDERR_KEPT = 8_000;

export interface Program {
  readonly child: ChildProcess;
  /** What it has said last on stderr. */
  said(): string;
  /** Hands it bytes, which must not change afterwards; waits while its pipe is full. Throws when it has ended. */
  feed(bytes: Uint8Array): Promise<void>;
  /** Ends its input, where it has one, and waits until it has ended. Throws when that was not in order. */
  end(): Promise<void>;
}

/**
 * Starts a program with limits on memory and processor time, where there is a POSIX shell to set them. It ends with us:
 * its pipes break when this process goes.
 */
export function startProgram(path: string, args: readonly string[], bounds: Bounds, input: 'pipe' | 'ignore'): Program {
  const limited = process.platform !== 'win32';
  const limits = `ulimit -v ${bounds.memoryMb * 1024} 2>/dev/null; ulimit -t ${Math.ceil(bounds.cpuSeconds)}; exec "$0" "$@"`;
  const child = limited ? spawn('/bin/sh', ['-c', limits, path, ...args], { stdio: [input, 'pipe', 'pipe'] }) : spawn(path, args, { stdio: [input, 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-STDERR_KEPT)));
  let broken: Error | null = null;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      broken ??= error;
      resolve();
    });
    child.once('close', (code, signal) => {
      if (code !== 0) broken ??= failure(code, signal, stderr);
      resolve();
    });
  });
  // A pipe breaks when the program ends early; why it did is told by its end.
  child.stdin?.on('error', () => undefined);
  child.stdin?.setMaxListeners(0);

  const throwBroken = async (): Promise<never> => {
    await ended;
    throw broken ?? new Error(`ffmpeg ended before its input did: ${stderr}`);
  };
  return {
    child,
    said: () => stderr,
    async feed(bytes) {
      const { stdin } = child;
      if (!stdin || stdin.destroyed || child.exitCode !== null || child.signalCode !== null) return throwBroken();
      if (stdin.write(bytes)) return;
      await Promise.race([once(stdin, 'drain').catch(() => undefined), ended]);
      if (broken) return throwBroken();
    },
    async end() {
      child.stdin?.end();
      await ended;
      if (broken) throw broken;
    },
  };
}

/** SIGXCPU and SIGKILL are the limit on time; memory that is refused shows in the program's own words. */
function failure(code: number | null, signal: NodeJS.Signals | null, stderr: string): Error {
  const detail = `ffmpeg ended with ${code ?? signal}: ${stderr.trim()}`;
  if (signal === 'SIGXCPU' || signal === 'SIGKILL') return new Refusal('timeout', undefined, detail);
  if (/Cannot allocate memory|out of memory/i.test(stderr)) return new Refusal('memory', undefined, detail);
  return new Error(detail);
}
