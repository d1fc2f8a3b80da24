import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line of limited rate and some length between a browser and a server, the same for whatever goes over it. */
export type SlowLine = {
  url: string;
  /** Changes the line under what is open. */
  set: (line: LineSpeed) => void;
  /** Bytes that have come down. */
  received: () => number;
  close: () => Promise<void>;
};

/** `bitsPerSecond` down, both ways together `roundTripMs`; null bits are as fast as they come. */
export type LineSpeed = { bitsPerSecond: number | null; roundTripMs: number };

type Packet = { data: Buffer; at: number };
type Pipe = { to: Socket; from: Socket; queue: Packet[]; queued: number };

const PACKET = 1448;
const TICK_MS = 1;
/** What a router holds of one connection before the sender is told to wait. */
const HELD = 64 * 1024;

/**
 * Works on bytes, not on requests: connections share the rate packet by packet, opening one costs a round trip, and what
 * a browser cancels is dropped from the queue. Chromium's own emulation would not hold for fetches inside workers.
 */
export async function slowLine(target: string, speed: LineSpeed): Promise<SlowLine> {
  const { hostname, port } = new URL(target);
  let { bitsPerSecond, roundTripMs } = speed;
  let received = 0;
  let budget = 0;
  let before = performance.now();
  const open = new Set<Socket>();
  const down: Pipe[] = [];

  const tick = setInterval(() => {
    const now = performance.now();
    const bytesPerMs = bitsPerSecond === null ? Infinity : bitsPerSecond / 8000;
    // An idle line saves nothing up beyond a few packets.
    budget = Math.min(budget + (now - before) * bytesPerMs, Math.max(4 * PACKET, 4 * bytesPerMs));
    before = now;
    for (let sent = true; sent && budget > 0; ) {
      sent = false;
      for (const pipe of down) {
        const next = pipe.queue[0];
        if (!next || next.at > now || budget <= 0) continue;
        pipe.queue.shift();
        pipe.queued -= next.data.length;
        budget -= next.data.length;
        received += next.data.length;
        pipe.to.write(next.data);
        if (pipe.queued < HELD && pipe.from.isPaused()) pipe.from.resume();
        sent = true;
      }
    }
  }, TICK_MS);

  const server = createServer({ pauseOnConnect: true, noDelay: true }, (near) => {
    const far = connect({ host: hostname, port: Number(port), noDelay: true });
    const pipe: Pipe = { to: near, from: far, queue: [], queued: 0 };
    down.push(pipe);
    const half = () => roundTripMs / 2;
    // The handshake of a true line takes a round trip before the first byte can go up.
    setTimeout(() => near.resume(), roundTripMs);
    near.on('data', (data: Buffer) => setTimeout(() => far.writable && far.write(data), half()));
    far.on('data', (data: Buffer) => {
      const at = performance.now() + half();
      for (let from = 0; from < data.length; from += PACKET) pipe.queue.push({ data: data.subarray(from, from + PACKET), at });
      pipe.queued += data.length;
      if (pipe.queued >= HELD) far.pause();
    });
    const end = (one: Socket, other: Socket) => {
      open.add(one);
      one.on('error', () => one.destroy());
      one.once('close', () => {
        open.delete(one);
        if (one === near) down.splice(down.indexOf(pipe), 1);
        const drained = setInterval(() => {
          if (one === far && pipe.queued > 0 && !near.destroyed) return;
          clearInterval(drained);
          other.destroy();
        }, 5);
      });
    };
    end(near, far);
    end(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (line) => ({ bitsPerSecond, roundTripMs } = line),
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        clearInterval(tick);
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
