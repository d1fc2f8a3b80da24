/** The best transport this browser can run. */
import type { Transport } from './transport.ts';

/** @returns the mixing engine; where it cannot run, one media element, which says why. Browser only. */
export async function createTransport(): Promise<Transport> {
  const missing = await whyNoEngine();
  if (missing === null) return (await import('./engine/transport.ts')).createEngineTransport();
  return (await import('./media-element/transport.ts')).createMediaElementTransport({ missing });
}

async function whyNoEngine(): Promise<string | null> {
  const { engineMissing } = await import('./engine/supported.ts');
  return engineMissing();
}
