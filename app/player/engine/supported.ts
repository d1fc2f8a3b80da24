/** Whether this browser can run the mixing engine, found out by trying its parts. */
import mixerUrl from './mixer.worklet.ts?worker&url';

/** What the engine needs and this browser lacks, as one plain sentence; null when it can run. */
export async function engineMissing(): Promise<string | null> {
  if (typeof AudioWorkletNode === 'undefined' || typeof AudioContext === 'undefined') {
    return globalThis.isSecureContext === false
      ? 'Over plain http browsers play one version at a time; open the studio’s https address to compare without a gap.'
      : 'This browser cannot mix versions; they switch with a short gap.';
  }
  if (typeof Worker === 'undefined' || (typeof AudioDecoder === 'undefined' && typeof WebAssembly === 'undefined')) {
    return 'This browser brings no decoder the comparison can use; versions switch with a short gap.';
  }
  try {
    await new OfflineAudioContext(2, 128, 48_000).audioWorklet.addModule(mixerUrl);
    return null;
  } catch {
    return 'The comparison engine did not start; versions switch with a short gap.';
  }
}
