import { versionName } from '#app/domain/shared/version-name.ts';
import { connect } from '../api.ts';
import type { Command } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT, usage } from '../failure.ts';
import { isSound, lookAt } from '../file.ts';
import { findTrack } from '../find.ts';
import { CONNECTION, CONNECTION_HELP, read } from '../options.ts';
import { pageOf } from '../ready.ts';
import { connection } from '../settings.ts';

export const push: Command = {
  name: 'push',
  summary: 'Send a mix to a track as its next version',
  help: `talkback push FILE… --track TRACK [options]

Sends bounces in the order they are named. What was interrupted goes on where
it stopped when the same command runs again; what has arrived is not sent
twice. Only the studio hears the version until it is published.

  --track TRACK      Id, address of its page, title, or project/title
  --publish          Share it with the client as soon as it is prepared
  --reference        It is a reference track, to compare with
  --label TEXT       Its name, else made from the file's
  --again            Send it even if this content is there already
  --no-wait          Do not wait until the server has prepared it
  --json             Print the version as JSON
${CONNECTION_HELP}`,
  async run(args, { env, terminal, signal }) {
    const { values, positionals } = read(args, {
      ...CONNECTION,
      track: { type: 'string' },
      publish: { type: 'boolean', default: false },
      reference: { type: 'boolean', default: false },
      label: { type: 'string' },
      again: { type: 'boolean', default: false },
      'no-wait': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    if (positionals.length === 0) throw usage('Say which file to send: talkback push mix.wav --track …');
    if (!values.track) throw usage('Say which track with --track. See them all with: talkback tracks');
    if (values.publish && values.reference) throw usage('A reference is heard with the mixes; --publish is for mixes.');
    const files = await Promise.all(positionals.map(lookAt));
    for (const { name } of files) if (!isSound(name)) throw usage(`${name} is no sound file that Talkback takes: WAV, AIFF, FLAC, ALAC, AAC, MP3 or Ogg.`);
    const api = connect(await connection(env, values));
    const track = await findTrack(api, values.track);
    for (const file of files) {
      const { publish, reference, label, again, json } = values;
      const { version, known } = await deliver({ api, env, terminal, file, trackId: track.id, publish, reference, label, again, wait: !values['no-wait'], signal });
      if (json) terminal.out(JSON.stringify({ ...version, known }));
      else terminal.out(`${file.name} is ${versionName(version)} of “${track.title}”${known ? ' already (--again sends it once more)' : publish ? ', shared' : ''}: ${pageOf(api, version)}`);
    }
    return EXIT.ok;
  },
};
