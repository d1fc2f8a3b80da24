import { connect } from 'node:net';

/** What the load generator is told, and what it reports. */
export type LoadOrder = { port: number; path: string; headers: Record<string, string>; fileBytes: number; pieceBytes: number; connections: number; warmUpMs: number; measuredMs: number };
export type LoadReport = { bytes: number; requests: number; ms: number; cpuMs: number };

/**
 * Asks for pieces of one file over kept-open connections, one request after the other on each, as fast
 * as the answers come. Reads into one buffer a connection and parses no more than it must, so that on
 * a small machine the server is measured and not this.
 */
async function load(order: LoadOrder): Promise<LoadReport> {
  let measuring = false;
  let over = false;
  const total = { bytes: 0, requests: 0 };
  const pieces = Math.floor(order.fileBytes / order.pieceBytes);
  const head = Object.entries({ Host: `127.0.0.1:${order.port}`, ...order.headers }).map(([key, value]) => `${key}: ${value}\r\n`).join('');

  const connections = Array.from({ length: order.connections }, (_, nr) =>
    new Promise<void>((resolve, reject) => {
      let piece = (nr * 7) % pieces;
      let header = '';
      let left = 0;
      const ask = (): void => {
        const start = piece * order.pieceBytes;
        piece = (piece + 11) % pieces;
        socket.write(`GET ${order.path} HTTP/1.1\r\n${head}Range: bytes=${start}-${start + order.pieceBytes - 1}\r\n\r\n`);
      };
      const answered = (): void => {
        if (measuring) total.requests += 1;
        if (over) socket.end();
        else ask();
      };
      const fail = (message: string): false => {
        reject(new Error(message));
        return false;
      };
      const take = (length: number, buffer: Uint8Array): boolean => {
        let at = 0;
        if (left === 0) {
          header += Buffer.from(buffer.buffer, buffer.byteOffset, length).toString('latin1');
          const end = header.indexOf('\r\n\r\n');
          if (end < 0) return true;
          const status = header.slice(9, 12);
          if (status !== '206') return fail(`answered ${header.slice(0, end)}`);
          left = Number(/^content-length: (\d+)/im.exec(header)?.[1]);
          at = length - (header.length - end - 4);
          header = '';
        }
        const body = length - at;
        left -= body;
        if (measuring) total.bytes += body;
        if (left < 0) return fail('more bytes than announced');
        if (left === 0) answered();
        return true;
      };
      const socket = connect({ port: order.port, host: '127.0.0.1', onread: { buffer: Buffer.allocUnsafeSlow(256 * 1024), callback: take } }, ask);
      socket.setNoDelay(true);
      socket.once('close', () => (over ? resolve() : reject(new Error('the server closed the connection'))));
      socket.once('error', reject);
    }),
  );

  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const clock = (async () => {
    await wait(order.warmUpMs);
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    measuring = true;
    await wait(order.measuredMs);
    measuring = false;
    over = true;
    const used = process.cpuUsage(cpu);
    return { ms: performance.now() - began, cpuMs: (used.user + used.system) / 1000 };
  })();
  await Promise.all([clock, ...connections]);
  return { ...total, ...(await clock) };
}

process.on('message', (order: LoadOrder) => {
  load(order).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
