import type { Environment } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** What every command gets beside its own words. */
export type Context = {
  env: Environment;
  terminal: Terminal;
  /** Ctrl-C, or the service that runs the tool. */
  signal: AbortSignal;
};

/** One command of the tool. */
export type Command = {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  help: string;
  /** @returns the exit code. */
  run: (args: string[], context: Context) => Promise<number>;
};
