import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXPORT_FORMATS, type ExportFormat } from '#app/domain/exchange/file.ts';
import { CLOCKS } from '#app/domain/exchange/place.ts';
import { SELECTIONS } from '#app/domain/exchange/sheet.ts';
import { REQUEST_STATES } from '#app/domain/policy/words.ts';
import { connect } from '../api.ts';
import type { Command } from '../context.ts';
import { EXIT, usage } from '../failure.ts';
import { findVersion } from '../find.ts';
import { CONNECTION, CONNECTION_HELP, read } from '../options.ts';
import { connection } from '../settings.ts';

const BINARY: readonly ExportFormat[] = ['midi', 'wav'];

export const notes: Command = {
  name: 'notes',
  summary: 'Take the requests of a version to a DAW',
  help: `talkback notes --track TRACK [--version v3] --format FORMAT [-o FILE]

  --track TRACK      Id, address of its page, title, or project/title
  --version VERSION  Such as v3, or an id; else the newest
  --format FORMAT    ${EXPORT_FORMATS.join(', ')}
                     (wav: the original with markers in it)
  --requests WHICH   open (as it is unless told) or all
  --state STATE      Only these, may be repeated: ${REQUEST_STATES.slice(0, 5).join(', ')},
                     ${REQUEST_STATES.slice(5).join(', ')}
  --clock CLOCK      version: times from the file's first sample;
                     song: on the song's clock, where versions are lined up
  -o, --output FILE  Where to; - or nothing is standard output, a folder's
                     name with / at its end takes the server's name for it
${CONNECTION_HELP}`,
  async run(args, { env, terminal }) {
    const { values, positionals } = read(args, {
      ...CONNECTION,
      track: { type: 'string' },
      version: { type: 'string' },
      format: { type: 'string' },
      requests: { type: 'string', default: 'open' },
      state: { type: 'string', multiple: true, default: [] },
      clock: { type: 'string', default: 'version' },
      output: { type: 'string', short: 'o', default: '-' },
    });
    if (positionals[0] !== undefined) throw usage(`${positionals[0]} says nothing here. Name the file with -o.`);
    const format = oneOf('--format', EXPORT_FORMATS, values.format);
    const requests = oneOf('--requests', SELECTIONS, values.requests);
    const clock = oneOf('--clock', CLOCKS, values.clock);
    const states = values.state.map((state) => oneOf('--state', REQUEST_STATES, state));
    if (values.output === '-' && BINARY.includes(format) && process.stdout.isTTY) throw usage(`${format} is nothing to read on a screen. Name a file with -o.`);
    const api = connect(await connection(env, values));
    const version = await findVersion(api, values);
    const query = new URLSearchParams({ format, requests, clock });
    for (const state of states) query.append('state', state);
    const file = await api.file(`/versions/${version.id}/export?${query}`);
    const body = Readable.fromWeb(file.body as Parameters<typeof Readable.fromWeb>[0]);
    if (values.output === '-') {
      await pipeline(body, process.stdout, { end: false });
      return EXIT.ok;
    }
    const to = /[\\/]$/.test(values.output) ? `${values.output}${file.name}` : values.output;
    await writeWhole(body, to);
    terminal.err(`Written to ${to}.`);
    return EXIT.ok;
  },
};

/** A file of that name is there whole or as it was. */
async function writeWhole(body: Readable, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    await pipeline(body, createWriteStream(partial));
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function oneOf<const T extends string>(option: string, known: readonly T[], given: string | undefined): T {
  const found = known.find((one) => one === given);
  if (found) return found;
  throw usage(`${given === undefined ? `Say ${option}` : `${option} ${given} is not known`}: ${known.join(', ')}.`);
}
