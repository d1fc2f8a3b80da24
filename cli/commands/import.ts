import { readFile } from 'node:fs/promises';
import { importAnswer } from '#app/contracts/exchange.ts';
import { formatTimecodeExact } from '#app/domain/shared/timecode.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { connect } from '../api.ts';
import type { Command } from '../context.ts';
import { EXIT, usage } from '../failure.ts';
import { findVersion } from '../find.ts';
import { CONNECTION, CONNECTION_HELP, one, read } from '../options.ts';
import { connection } from '../settings.ts';

const OUTCOMES = { made: 'made', would_be_made: 'new', there_already: 'there already' } as const;

export const bringIn: Command = {
  name: 'import',
  summary: 'Make notes of REAPER markers or Audacity labels',
  help: `talkback import FILE --track TRACK [--version v3] [--dry-run]

Each marker becomes a note, judged as if it were typed. The same file twice
makes them once. Lines that cannot be notes are named, and the exit code is 1.

  --track TRACK      Id, address of its page, title, or project/title
  --version VERSION  Such as v3, or an id; else the newest
  --format FORMAT    reaper or audacity; else told by how the file begins
  --clock CLOCK      version or song, as for notes
  --dry-run          Only say what would be made
  --json             The server's answer as JSON
${CONNECTION_HELP}`,
  async run(args, { env, terminal }) {
    const { values, positionals } = read(args, {
      ...CONNECTION,
      track: { type: 'string' },
      version: { type: 'string' },
      format: { type: 'string' },
      clock: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    const file = one(positionals, 'file');
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw usage(`${file} cannot be read: ${error.message}`);
    });
    const api = connect(await connection(env, values));
    const version = await findVersion(api, values);
    const { format, clock } = values;
    const answer = await api.post(`/versions/${version.id}/import`, { text, format, clock, dryRun: values['dry-run'] }, importAnswer);
    if (values.json) terminal.out(JSON.stringify(answer, null, 2));
    else for (const { line, at, body, outcome } of answer.lines) terminal.out(`${line}\t${formatTimecodeExact(at)}\t${OUTCOMES[outcome]}\t${body.replaceAll('\n', ' ⏎ ')}`);
    for (const { line, text: words, problem } of answer.problems) terminal.err(`${file}:${line}: ${problem}\n  ${words}`);
    const made = answer.lines.filter(({ outcome }) => outcome !== 'there_already').length;
    terminal.err(`${made} ${values['dry-run'] ? 'to make' : 'made'} on ${versionName(version)}, ${answer.lines.length - made} there already, ${answer.problems.length} left out.`);
    return answer.problems.length > 0 ? EXIT.failed : EXIT.ok;
  },
};
