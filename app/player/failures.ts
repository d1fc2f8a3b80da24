import type { TransportError } from './transport.ts';

export const FAILURES = {
  network: { code: 'network', message: 'The connection dropped. Press play to try again.' },
  unavailable: { code: 'unavailable', message: 'This version cannot be played: it is gone, or not shared with you.' },
  decode: { code: 'decode', message: 'This browser cannot play this version. Another browser may.' },
  gesture: { code: 'gesture', message: 'Your browser wants one more tap before it makes sound. Press play again; if that does not help, look whether a loudspeaker is connected.' },
} as const satisfies Record<string, TransportError>;

/** Asks the server for one byte to learn why an element failed: it reports a 404, a cut line and a foreign codec alike. */
export async function diagnose(url: string, signal: AbortSignal): Promise<TransportError> {
  try {
    const answer = await fetch(url, { headers: { Range: 'bytes=0-0' }, signal, credentials: 'same-origin' });
    void answer.body?.cancel();
    if (answer.ok) return FAILURES.decode;
    return answer.status >= 500 || answer.status === 429 ? FAILURES.network : FAILURES.unavailable;
  } catch {
    return FAILURES.network;
  }
}
