/** Bytes over the line, and how fast they come. */

/** A request that cannot succeed by trying again. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

/** Measured while something is on its way; short enough to notice a tunnel, long enough not to notice a hiccup. */
const MEMORY_SECONDS = 4;

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
      return bytes >= 50_000 && seconds > 0 ? bytes / seconds : null;
    },
  };
}

/**
 * Part of a file.
 * @param end exclusive.
 * @throws Refused for an answer that will not change; other errors may pass.
 */
export async function fetchRange(url: string, start: number, end: number, meter: LineMeter, signal: AbortSignal): Promise<Uint8Array> {
  meter.begin();
  try {
    const response = await fetch(url, { signal, headers: { Range: `bytes=${start}-${end - 1}` }, credentials: 'same-origin' });
    if (response.status >= 400 && response.status < 500 && response.status !== 429) throw new Refused(response.status);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const whole = response.status === 200;
    const bytes = await collect(response, whole ? undefined : end - start, meter);
    const part = whole ? bytes.subarray(start, end) : bytes;
    if (part.length !== end - start) throw new Error('the answer is shorter than asked');
    return part;
  } finally {
    meter.end();
  }
}

async function collect(response: Response, size: number | undefined, meter: LineMeter): Promise<Uint8Array> {
  if (!response.body || size === undefined) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    meter.came(bytes.length);
    return bytes;
  }
  const bytes = new Uint8Array(size);
  const reader = response.body.getReader();
  for (let at = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, at);
    meter.came(value.length);
    if (at + value.length > size) throw new Error('the answer is longer than asked');
    bytes.set(value, at);
    at += value.length;
  }
}

/** A small file of JSON. @throws like `fetchRange`. */
export async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, credentials: 'same-origin' });
  if (response.status >= 400 && response.status < 500 && response.status !== 429) throw new Refused(response.status);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}
