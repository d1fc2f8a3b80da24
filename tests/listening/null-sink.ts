import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A sound card for a machine without one: Firefox lets no audio context run where nothing could be heard. */
export type NullSink = { env: Record<string, string>; stop: () => Promise<void> };

/** Starts PulseAudio with a sink that leads nowhere; null where there is none, or where there is a server already. */
export async function startNullSink(): Promise<NullSink | null> {
  if (process.env.PULSE_SERVER || spawnSync('pulseaudio', ['--version']).status !== 0) return null;
  const folder = await mkdtemp(path.join(tmpdir(), 'talkback-sound-'));
  const socket = path.join(folder, 'native');
  const child = spawn(
    'pulseaudio',
    ['-n', '--daemonize=no', '--exit-idle-time=-1', '--load=module-null-sink sink_name=nowhere rate=48000', `--load=module-native-protocol-unix auth-anonymous=1 socket=${socket}`],
    { stdio: 'ignore', env: { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder } },
  );
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (let tries = 0; tries < 100 && !existsSync(socket); tries++) await sleep(50);
  return {
    env: { PULSE_SERVER: `unix:${socket}` },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
