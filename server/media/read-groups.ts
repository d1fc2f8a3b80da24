import { FLAC_GROUP } from './flac-writer.ts';
import { createPcmConverter } from './pcm-convert.ts';
import type { ConversionStats } from './pcm-convert.ts';
import { tooLong } from './source.ts';
import type { Source } from './source.ts';

/** Takes interleaved samples, full scale at 2^31, in memory that is used again; `total` is the samples so far, these included. */
export type TakeGroup = (group: Int32Array<ArrayBuffer>, frames: number, total: number) => Promise<void>;

/**
 * Decodes a source to its end, group of 16,384 samples by group, and closes it.
 * Throws a Refusal on damage, and as soon as it is longer than `maxSeconds`.
 */
export async function readGroups(source: Source, maxSeconds: number, roundTo24: boolean, take: TakeGroup): Promise<{ samples: number; stats: ConversionStats }> {
  const { channels, sampleRate } = source;
  const group = new Int32Array(FLAC_GROUP * channels);
  let held = 0;
  let samples = 0;
  const flush = async () => {
    if (held === 0) return;
    const frames = held;
    samples += frames;
    held = 0;
    await take(group, frames, samples);
    if (samples / sampleRate > maxSeconds) throw tooLong(maxSeconds);
  };

  const end = source.endsAt ?? Infinity;
  let converter: ReturnType<typeof createPcmConverter> | null = null;
  for await (const frame of source.frames()) {
    converter ??= createPcmConverter(frame.format, channels, roundTo24);
    const planes = frame.extendedData ?? frame.data ?? [];
    const usable = Math.min(frame.nbSamples, end - samples - held);
    for (let at = 0; at < usable; ) {
      const wanted = Math.min(usable - at, FLAC_GROUP - held);
      converter.convert(planes, at, wanted, group, held);
      at += wanted;
      held += wanted;
      if (held === FLAC_GROUP) await flush();
    }
  }
  await flush();
  source.close();
  return { samples, stats: converter?.stats ?? { clipped: 0, invalid: 0, peak: 0 } };
}
