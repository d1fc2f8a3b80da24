/** Bytes over the line, and how fast they come. */

/** A request that cannot succeed by trying again. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

/** Short enough to notice a tunnel, long enough not to notice a hiccup. */
const MEMORY_SECONDS = 4;
/** Less says nothing: a page that loads has other things on its line. */
const ENOUGH_BYTES = 300_000;
const ENOUGH_SECONDS = 1;

/** Counts from the first bytes of an answer to its last: the way to the server and back is not the width of the line. */
export type LineMeter = {
  begin(): void;
  came(bytes: number): void;
  end(): void;
  /** Bytes a second, null before anything worth measuring came. */
  readonly rate: number | null;
};

/** @param now seconds. */
export function createLineMeter(now: () => number): LineMeter {
  let open = 0;
  let since = 0;
  let bytes = 0;
  let seconds = 0;
  const settle = (): void => {
    const at = now();
    if (open > 0) seconds += at - since;
    since = at;
    if (seconds <= MEMORY_SECONDS) return;
    bytes *= MEMORY_SECONDS / seconds;
    seconds = MEMORY_SECONDS;
  };
  return {
    begin() {
      settle();
      open += 1;
    },
    came(count) {
      bytes += count;
      settle();
    },
    end() {
      settle();
      open -= 1;
    },
    get rate() {
      return bytes >= ENOUGH_BYTES || seconds >= ENOUGH_SECONDS ? bytes / seconds : null;
    },
  };
}

/** Bytes on their way. */
export type Arriving = {
  /** All that has come, as soon as it is more than `count` bytes. @throws Refused for an answer that will not change; other errors may pass. */
  beyond(count: number): Promise<Uint8Array>;
};

/**
 * Part of a file.
 * @param end exclusive.
 * @param fresh past the browser's cache, whose bookkeeping of ranges can cost a jump another round trip.
 */
export function fetchRange(url: string, start: number, end: number, meter: LineMeter, signal: AbortSignal, fresh = false): Arriving {
  const part = new Uint8Array(end - start);
  let came = 0;
  let tell: () => void = () => undefined;
  let news = Promise.resolve();
  const turn = (): void => {
    const before = tell;
    news = new Promise((resolve) => (tell = resolve));
    before();
  };
  const all = readRange(url, start, part, meter, signal, fresh, (count) => {
    came = count;
    turn();
  });
  turn();
  all.catch(() => undefined);
  return {
    async beyond(count) {
      while (came <= count) await Promise.race([news, all]);
      return part.subarray(0, came);
    },
  };
}

/** Fills `part` from a place in a file on. */
async function readRange(url: string, start: number, part: Uint8Array, meter: LineMeter, signal: AbortSignal, fresh: boolean, came: (count: number) => void): Promise<void> {
  const response = await fetch(url, { signal, cache: fresh ? 'no-store' : 'default', headers: { Range: `bytes=${start}-${start + part.length - 1}` }, credentials: 'same-origin' });
  if (response.status >= 400 && response.status < 500 && response.status !== 429) throw new Refused(response.status);
  if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
  // A server that knows no ranges sends the whole file.
  const from = response.status === 200 ? start : 0;
  const reader = response.body.getReader();
  let measuring = false;
  try {
    for (let at = -from; ; ) {
      const { done, value } = await reader.read();
      if (done && at < part.length) throw new Error('the answer is shorter than asked');
      if (done) return;
      if (measuring) meter.came(value.length);
      else meter.begin();
      measuring = true;
      part.set(value.subarray(Math.max(0, -at), Math.max(0, part.length - at)), Math.max(0, at));
      at += value.length;
      came(Math.min(part.length, Math.max(0, at)));
    }
  } finally {
    if (measuring) meter.end();
  }
}

/** A small file of JSON. @throws like `fetchRange`. */
export async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, credentials: 'same-origin' });
  if (response.status >= 400 && response.status < 500 && response.status !== 429) throw new Refused(response.status);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}
