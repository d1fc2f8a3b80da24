import { Agent, createServer, type IncomingMessage, request as forward, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** The line between a browser and the server, which can break. */
export type Line = {
  /** Where the browser finds the server. */
  url: string;
  /** Drops what is connected and lets nothing through until mended: everything, or paths that begin with `path`. */
  cut: (path?: string) => void;
  mend: () => void;
  /** Lets request bodies through at so many bytes a second; null as fast as they come. */
  slow: (bytesPerSecond: number | null) => void;
  /** How many bytes of request bodies have gone through. */
  sent: () => number;
  close: () => Promise<void>;
};

/** Opens a line to a server on this machine. @param without names of headers that answers lose on the way. */
export async function lineTo(target: string, { without = [] as string[] } = {}): Promise<Line> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const open = new Map<Socket, string>();
  let broken: string | null = null;
  let rate: number | null = null;
  let sent = 0;
  const isCut = (path = ''): boolean => broken !== null && path.startsWith(broken);

  const throttle = () =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sent += chunk.length;
        if (rate === null) done(null, chunk);
        else setTimeout(() => done(null, chunk), (1000 * chunk.length) / rate);
      },
    });

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    open.set(request.socket, request.url ?? '');
    if (isCut(request.url)) return void request.socket.destroy();
    const onward = forward({ hostname, port, agent, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      for (const name of without) delete answer.headers[name];
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.once('error', () => request.socket.destroy());
    });
    onward.once('error', () => request.socket.destroy());
    response.once('close', () => onward.destroy());
    request.pipe(throttle()).pipe(onward);
  });
  server.on('connection', (socket) => {
    open.set(socket, '');
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    if (broken === '') socket.destroy();
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    open.set(socket, request.url ?? '');
    if (isCut(request.url)) return void socket.destroy();
    const onward = connect(Number(port), hostname, () => {
      const headers = Object.entries(request.headersDistinct).flatMap(([name, values]) => (values ?? []).map((value) => `${name}: ${value}`));
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const [one, other] of [[socket, onward], [onward, socket]] as const) {
      one.on('error', () => other.destroy());
      one.once('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: (path = '') => {
      broken = path;
      for (const [socket, url] of open) if (url.startsWith(path)) socket.destroy();
    },
    mend: () => (broken = null),
    slow: (bytesPerSecond) => (rate = bytesPerSecond),
    sent: () => sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open.keys()) socket.destroy();
        agent.destroy();
      }),
  };
}

/** What Chromium says in the console when a line breaks under a page. */
export const LINE_IS_DOWN = /WebSocket connection to .* failed|Failed to load resource: net::ERR_|Failed to fetch/;
