import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type Proxy = {
  url: string;
  /** Bytes that clients have sent since it was last asked. */
  sent: () => number;
  /** Cuts the line of whoever sends once this many bytes more have passed; once. */
  cutAfter: (bytes: number) => void;
  /** Lets no more than this many bytes more through, and keeps the line open. */
  holdAfter: (bytes: number) => void;
  release: () => void;
  close: () => Promise<void>;
};

/** A line to a server that can be cut, or held up, in the middle of what is sent. */
export async function slowProxy(port: number): Promise<Proxy> {
  let [passed, cutAt, holdAt] = [0, Infinity, Infinity];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.pipe(client);
    client.on('data', (bytes) => {
      passed += bytes.length;
      if (passed >= holdAt) return void client.pause();
      upstream.write(bytes);
      if (passed < cutAt) return;
      cutAt = Infinity;
      // What has passed arrives before the line is gone.
      upstream.end(() => client.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => {
      const since = passed;
      passed = 0;
      return since;
    },
    cutAfter: (bytes) => (cutAt = passed + bytes),
    holdAfter: (bytes) => (holdAt = passed + bytes),
    release: () => {
      holdAt = Infinity;
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
