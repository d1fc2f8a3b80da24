import { connect } from '../api.ts';
import type { Command } from '../context.ts';
import { EXIT } from '../failure.ts';
import { allTracks } from '../find.ts';
import { CONNECTION, CONNECTION_HELP, read } from '../options.ts';
import { connection } from '../settings.ts';

export const tracks: Command = {
  name: 'tracks',
  summary: 'List the tracks you may see, with their ids',
  help: `talkback tracks [--json]

One line a track: id, artist, project, title.

  --json             One JSON list
${CONNECTION_HELP}`,
  async run(args, { env, terminal }) {
    const { values } = read(args, { ...CONNECTION, json: { type: 'boolean' } });
    const found = await allTracks(connect(await connection(env, values)));
    if (values.json) terminal.out(JSON.stringify(found, null, 2));
    else for (const { id, title, project } of found) terminal.out([id, project.artist, project.title, title].join('\t'));
    if (found.length === 0 && !values.json) terminal.err('No track yet.');
    return EXIT.ok;
  },
};
