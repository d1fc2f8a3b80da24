import type { BlindTestView } from '#app/contracts/blind.ts';
import { clampSamples, rebase, type Placed } from '#app/player/time.ts';
import type { PlayerSource, SampleRange, StreamChoice, Transport } from '#app/player/transport.ts';

/** How a slot is called on screen and aloud: A, B, X, or its number. */
export const slotName = (slot: string): string => slot.toUpperCase();

/** The slots of a trial as the player takes them. Nothing here depends on which version is behind one. */
export function slotSources({ id, slots, sound }: BlindTestView, trial: number): PlayerSource[] {
  const { sampleRate, channels, samples, offsetSamples } = sound;
  return slots.map((slot) => {
    const address = `/media/blind/${id}/${trial}/${slot}`;
    return {
      versionId: slot,
      label: slotName(slot),
      sampleRate,
      samples,
      channels,
      bitDepth: 24,
      urls: { lossless: `${address}.pcm`, losslessIndex: `${address}.json`, low: '', peaks: [] },
      lufs: null,
      offsetSamples,
    };
  });
}

/** A stretch or moment of one source, as of another on the same clock of the song. */
export function carried(samples: number, from: Placed, to: Placed): number {
  return clampSamples(rebase(samples, from, to), to.samples);
}

function carriedRange(range: SampleRange | null, from: Placed, to: Placed): SampleRange | null {
  return range && { start: carried(range.start, from, to), end: carried(range.end, from, to) };
}

/** What the page was playing, to come back to. */
export type Before = { sources: readonly PlayerSource[]; source: PlayerSource | null; compared: readonly string[]; stream: StreamChoice };

export function rememberPage(transport: Transport): Before {
  const { sources, state } = transport;
  return { sources, source: sources.find(({ versionId }) => versionId === state.versionId) ?? null, compared: state.compared, stream: state.stream };
}

/**
 * Puts other sources into the player at the same moment of the song, with the same loop: then from its beginning, so
 * that every trial begins alike. It goes on playing if it did.
 */
export function swap(transport: Transport, sources: readonly PlayerSource[], wanted: string): void {
  const { state } = transport;
  const from = transport.sources.find(({ versionId }) => versionId === state.versionId);
  const to = sources.find(({ versionId }) => versionId === wanted);
  const { loop } = state;
  const at = loop?.start ?? transport.position().samples;
  transport.setDifference(null);
  transport.load(sources, { versionId: wanted, ...(from && to ? { at: carried(at, from, to) } : {}) });
  if (from && to) transport.setLoop(carriedRange(loop, from, to));
}

/** Gives the player back as the page had it, at the moment that was reached meanwhile. */
export function giveBack(transport: Transport, { sources, source, compared, stream }: Before): void {
  if (sources.length > 0 && source) swap(transport, sources, source.versionId);
  transport.compare(compared);
  transport.setStream(stream);
}
