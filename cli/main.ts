import { bringIn } from './commands/import.ts';
import { login, logout } from './commands/login.ts';
import { notes } from './commands/notes.ts';
import { push } from './commands/push.ts';
import { tracks } from './commands/tracks.ts';
import { watch } from './commands/watch.ts';
import type { Command } from './context.ts';
import { EXIT, Failure, usage } from './failure.ts';
import { terminal } from './terminal.ts';

const COMMANDS: readonly Command[] = [login, logout, tracks, push, watch, notes, bringIn];

const HELP = `talkback: mixes to the review portal, and requests back to the DAW

${COMMANDS.map(({ name, summary }) => `  talkback ${name.padEnd(8)} ${summary}`).join('\n')}

  talkback help COMMAND   All about one of them

Exit codes: 0 done, 1 it failed, 2 the command was wrong, 3 no right to it,
130 interrupted.`;

/** Runs the tool. @returns the exit code. */
export async function main(args: string[]): Promise<number> {
  const screen = terminal();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort();
      // A second one does not wait.
      process.once(signal, () => process.exit(EXIT.interrupted));
    });
  }
  try {
    const asksHelp = args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '');
    if (asksHelp && args[1] === undefined) {
      screen.out(HELP);
      return EXIT.ok;
    }
    const name = asksHelp ? args[1] : args[0];
    const command = COMMANDS.find((known) => known.name === name);
    if (!command) throw usage(`There is no command ${name}. See: talkback help`);
    if (asksHelp || args.includes('--help') || args.includes('-h')) {
      screen.out(command.help);
      return EXIT.ok;
    }
    return await command.run(args.slice(1), { env: process.env, terminal: screen, signal: stop.signal });
  } catch (error) {
    if (stop.signal.aborted && !(error instanceof Failure)) return EXIT.interrupted;
    const failure = error instanceof Failure ? error : new Failure(`${(error as Error).message}`);
    screen.err(`talkback: ${failure.message}`);
    return failure.exitCode;
  }
}
