import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

export type RateLimit = {
  /** Takes one of the key's points, or says how long to wait. */
  take: (key: string) => Promise<Taken>;
  /** Gives one point back: what was asked turned out to be fine. */
  giveBack: (key: string) => Promise<void>;
  /** Starts the key afresh. */
  clear: (key: string) => Promise<void>;
};

/** So many `points` per key in so many `seconds`, counted in this process's memory. */
export function rateLimit(name: string, { points, seconds }: { points: number; seconds: number }): RateLimit {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return { ok: true };
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return { ok: false, retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) };
        throw refused;
      }
    },
    giveBack: async (key) => void (await limiter.reward(key)),
    clear: async (key) => void (await limiter.delete(key)),
  };
}

/** An address as limits count it: an IPv6 caller owns a whole /64. */
export function addressKey(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right].slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16)).join(':');
}
