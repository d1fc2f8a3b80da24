import { spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../setup/server.ts';

export type Nginx = { port: number; stop: () => Promise<void> };

const PROGRAMS = ['nginx', '/usr/sbin/nginx'];

/** Serves the files under `root` with the nginx that is installed, set up for speed; null where there is none. */
export async function startNginx(dir: string, root: string): Promise<Nginx | null> {
  const program = PROGRAMS.find((candidate) => spawnSync(candidate, ['-v']).status === 0);
  if (!program) return null;
  await mkdir(dir, { recursive: true });
  const port = await freePort();
  const config = path.join(dir, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${dir}/${name};`);
  await writeFile(
    config,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
    daemon off; worker_processes auto; pid ${dir}/nginx.pid; error_log ${dir}/error.log warn;
    events { worker_connections 256; }
    http {
      access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000;
      ${temporary.join(' ')}
      server { listen 127.0.0.1:${port}; root ${root}; }
    }\n`,
  );
  const child = spawn(program, ['-p', dir, '-c', config, '-e', path.join(dir, 'error.log')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer) break;
    if (child.exitCode !== null) throw new Error('nginx did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    stop: async () => {
      child.kill('SIGQUIT');
      await gone;
    },
  };
}
