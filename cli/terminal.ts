import { formatBytes } from './bytes.ts';

/** Where the tool speaks: results to `out`, everything about the work to `err`. */
export type Terminal = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** The other side is a person's screen. */
  isScreen: boolean;
};

export const terminal = (): Terminal => ({
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  isScreen: process.stderr.isTTY === true,
});

const WIDTH = 24;
const STEP = 10;

export type Progress = { at: (done: number, total: number) => void; /** Takes the bar away. */ end: () => void };

/** A bar on a screen, a line for every tenth elsewhere. */
export function progress({ err, isScreen }: Terminal, name: string): Progress {
  let last = -1;
  return {
    at(done, total) {
      const percent = total === 0 ? 100 : Math.floor((done * 100) / total);
      if (percent === last || (!isScreen && percent < last + STEP && percent < 100)) return;
      last = isScreen ? percent : percent - (percent % STEP);
      if (!isScreen) return err(`${name}: ${percent} %, ${formatBytes(done)} of ${formatBytes(total)}`);
      const full = Math.round((percent * WIDTH) / 100);
      process.stderr.write(`\r\x1b[K${name}  ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}  ${percent} %  ${formatBytes(done)} of ${formatBytes(total)}`);
    },
    end() {
      if (isScreen && last >= 0) process.stderr.write('\r\x1b[K');
    },
  };
}
