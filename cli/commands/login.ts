import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { meView } from '#app/contracts/api.ts';
import { connect } from '../api.ts';
import type { Command } from '../context.ts';
import { EXIT, usage } from '../failure.ts';
import { CONNECTION, read } from '../options.ts';
import { addressOf, forget, homeFolder, keep, readKept } from '../settings.ts';

export const login: Command = {
  name: 'login',
  summary: 'Keep a server and a token for the other commands',
  help: `talkback login [--server URL] [--token TOKEN]

Asks for what is not said, tries it, and keeps it where only you can read it.
Make the token on the server under Settings, API tokens. To send versions it
needs the scopes read and versions; to bring markers in, notes.

From a script:  echo "$TOKEN" | talkback login --server https://talkback.example.com`,
  async run(args, { env, terminal }) {
    const { values } = read(args, CONNECTION);
    const before = await readKept(env);
    const server = addressOf(values.server ?? env.TALKBACK_URL ?? (await asked('Server', before.server)));
    const token = (values.token ?? env.TALKBACK_TOKEN ?? (await secret('Token'))).trim();
    if (!token) throw usage('Without a token there is nothing to keep.');
    const me = await connect({ server, token }).get('/me', meView);
    const file = await keep(env, { server, token });
    terminal.out(`Signed in to ${server} as ${me.name}, ${me.role}. The token may: ${me.scopes?.join(', ') ?? 'all you may'}.`);
    terminal.err(`Kept in ${file}.`);
    return EXIT.ok;
  },
};

export const logout: Command = {
  name: 'logout',
  summary: 'Forget server and token',
  help: 'talkback logout\n\nForgets the server and the token. The token itself lives on until it is revoked in the settings.',
  async run(args, { env, terminal }) {
    read(args, {});
    await forget(env);
    terminal.out(`Nothing is kept in ${homeFolder(env)} any more.`);
    return EXIT.ok;
  },
};

async function asked(what: string, before: string | undefined): Promise<string> {
  if (!process.stdin.isTTY) throw usage(`Say which ${what.toLowerCase()}: --${what.toLowerCase()} …`);
  const line = createInterface({ input: process.stdin, output: process.stderr });
  const answer = (await line.question(before ? `${what} [${before}]: ` : `${what}: `)).trim();
  line.close();
  if (answer || before) return answer || (before as string);
  throw usage(`Without a ${what.toLowerCase()} it does not go.`);
}

/** Typed without being shown; or read from what is piped in. */
async function secret(what: string): Promise<string> {
  if (!process.stdin.isTTY) {
    let piped = '';
    for await (const part of process.stdin) piped += String(part);
    return piped;
  }
  process.stderr.write(`${what} (not shown): `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const answer = await line.question('');
  line.close();
  process.stderr.write('\n');
  return answer;
}
