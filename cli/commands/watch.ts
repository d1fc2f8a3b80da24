import { stat } from 'node:fs/promises';
import path from 'node:path';
import { versionName } from '#app/domain/shared/version-name.ts';
import { type Api, connect } from '../api.ts';
import type { Command, Context } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT, Failure, usage } from '../failure.ts';
import { type LocalFile, saysItIsWhole } from '../file.ts';
import { findTrack } from '../find.ts';
import { CONNECTION, CONNECTION_HELP, one, read } from '../options.ts';
import { pageOf } from '../ready.ts';
import { connection } from '../settings.ts';
import { memoryOf, type Memory, soundsIn } from '../watch/folder.ts';
import { newcomers, observe } from '../watch/settle.ts';

const LOOK_MS = 500;
const SETTLE_SECONDS = 3;
/** After something went wrong that may pass. */
const PATIENCE_MS = 10_000;

export const watch: Command = {
  name: 'watch',
  summary: 'Publish the bounces that come into a folder',
  help: `talkback watch FOLDER --track TRACK [options]

Looks into a folder and publishes a bounce once it stops growing, several in
the order of their names. A WAV whose header is not finished waits. What came
while it was not running is sent at the next start, and nothing twice; what
lies there when a folder is watched for the first time is left alone.

  --track TRACK      Id, address of its page, title, or project/title
  --draft            Only the studio hears the versions
  --existing         Send what lies there at the first start too
  --settle SECONDS   How long a file must not change: ${SETTLE_SECONDS} unless told
  --once             End when nothing is left to wait for
${CONNECTION_HELP}`,
  async run(args, context) {
    const { values, positionals } = read(args, {
      ...CONNECTION,
      track: { type: 'string' },
      draft: { type: 'boolean', default: false },
      existing: { type: 'boolean', default: false },
      settle: { type: 'string', default: String(SETTLE_SECONDS) },
      once: { type: 'boolean', default: false },
    });
    const folder = path.resolve(one(positionals, 'folder'));
    if (!(await stat(folder).catch(() => null))?.isDirectory()) throw usage(`${folder} is no folder.`);
    if (!values.track) throw usage('Say which track with --track. See them all with: talkback tracks');
    const settleMs = Number(values.settle) * 1000;
    if (!(settleMs > 0)) throw usage(`--settle ${values.settle} is no number of seconds.`);
    const { env, terminal } = context;
    const api = connect(await connection(env, values));
    const track = await findTrack(api, values.track);
    const memory = await memoryOf(env, folder, api.server, track.id);
    if (memory.seen === null) {
      const there = values.existing ? [] : await soundsIn(folder);
      await memory.remember(...there);
      if (there.length > 0) terminal.err(`${there.length} that lie here already are left alone; --existing would send them.`);
    }
    terminal.err(`Watching ${folder} for “${track.title}”. Ctrl-C ends it.`);
    await follow({ ...context, api, folder, memory, trackId: track.id, title: track.title, publish: !values.draft, settleMs, once: values.once });
    return EXIT.ok;
  },
};

type Following = Context & { api: Api; folder: string; memory: Memory; trackId: string; title: string; publish: boolean; settleMs: number; once: boolean };

async function follow(following: Following): Promise<void> {
  const { folder, memory, settleMs, once, signal, terminal } = following;
  const warned = new Set<string>();
  let observed = observe(new Map(), [], 0);
  while (!signal.aborted) {
    const now = performance.now();
    observed = observe(observed, await soundsIn(folder), now);
    const fresh = newcomers(observed, memory.seen ?? {}, now, settleMs);
    const { next, unfinished } = await firstWhole(fresh);
    for (const { name, size } of unfinished) {
      if (!warned.has(`${name} ${size}`)) terminal.err(`${name} has stopped growing, and its header says it is not finished. It waits.`);
      warned.add(`${name} ${size}`);
    }
    if (next) await bring(following, next);
    else if (once && fresh.length === unfinished.length) return;
    else await sleep(LOOK_MS, signal);
  }
}

/** The first that is finished, unless one before it still grows. What is broken keeps nobody waiting. */
async function firstWhole(fresh: { file: LocalFile; settled: boolean }[]): Promise<{ next: LocalFile | null; unfinished: LocalFile[] }> {
  const unfinished: LocalFile[] = [];
  for (const { file, settled } of fresh) {
    if (!settled) return { next: null, unfinished };
    if (await saysItIsWhole(file).catch(() => false)) return { next: file, unfinished };
    unfinished.push(file);
  }
  return { next: null, unfinished };
}

async function bring({ api, env, terminal, memory, trackId, title, publish, signal }: Following, file: LocalFile): Promise<void> {
  try {
    const { version, known } = await deliver({ api, env, terminal, file, trackId, publish, reference: false, again: false, wait: true, signal });
    await memory.remember(file);
    terminal.out(`${file.name} is ${versionName(version)} of “${title}”${known ? ' already' : publish ? ', shared' : ''}: ${pageOf(api, version)}`);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Failure) || error.exitCode === EXIT.rights) throw error;
    terminal.err(error.message);
    if (error.lasting) await memory.remember(file);
    else await sleep(PATIENCE_MS, signal);
  }
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
