import { parseArgs, type ParseArgsConfig } from 'node:util';
import { usage } from './failure.ts';

export const CONNECTION = { server: { type: 'string' }, token: { type: 'string' } } as const;

export const CONNECTION_HELP = `  --server URL       Address of the Talkback, else TALKBACK_URL, else that of the last login
  --token TOKEN      API token, else TALKBACK_TOKEN, else that of the last login`;

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's words. @throws Failure with what is wrong about them. */
export function read<const O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const [first = ''] = (error as Error).message.split('. ');
    throw usage(`${first.replace(/\.$/, '')}.`);
  }
}

/** The one thing a command is about. */
export function one(positionals: string[], what: string): string {
  const [first, second] = positionals;
  if (first === undefined) throw usage(`Say which ${what}.`);
  if (second !== undefined) throw usage(`One ${what} at a time; ${second} is one too many.`);
  return first;
}
