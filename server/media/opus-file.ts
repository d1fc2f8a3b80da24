import type { LowIndex } from './ingest-types.ts';
import { createOggWriter } from './ogg-writer.ts';
import { OPUS_PACKET, OPUS_RATE } from './opus-shape.ts';
import { createOutputFile } from './output-file.ts';
import type { OutputBudget } from './output-file.ts';

/** Half a second a page, which is also the pre-roll a piece decoded by itself needs. */
export const PACKETS_PER_PAGE = 25;

export interface OpusFile {
  /** Samples at 48 kHz to drop from the decoder's start. */
  readonly preSkip: number;
  /** Takes packets of 20 ms in order; `data` holds them one behind the other. */
  add(sizes: Uint16Array, data: Uint8Array): void;
  /** @param totalSamples at 48 kHz, after the pre-skip. */
  finish(totalSamples: number): LowIndex;
}

/** Writes Ogg Opus (RFC 7845) page by page with its index. `head` is the encoder's OpusHead. */
export function createOpusFile(path: string, head: Buffer, sourceSampleRate: number, channels: number, budget: OutputBudget, bitRate: number): OpusFile {
  // The rate field is information only; it names the upload's rate as RFC 7845 asks.
  head.writeUInt32LE(sourceSampleRate, 12);
  const preSkip = head.readUInt16LE(10);
  const file = createOutputFile(path, budget);
  const ogg = createOggWriter(file);
  ogg.page([head], 0, false);
  ogg.page([opusTags()], 0, false);
  const offsets: number[] = [];
  const granules: number[] = [];
  let held: Uint8Array[] = [];
  let written = 0;
  const writePage = (granule: number, last: boolean) => {
    granules.push(granule);
    offsets.push(ogg.page(held, granule, last));
    held = [];
  };
  return {
    preSkip,
    add(sizes, data) {
      let at = 0;
      for (const size of sizes) {
        // A full page waits for the next packet, because the very last page must be marked.
        if (held.length === PACKETS_PER_PAGE) writePage((written += PACKETS_PER_PAGE) * OPUS_PACKET, false);
        held.push(data.subarray(at, at + size));
        at += size;
      }
    },
    finish(totalSamples) {
      writePage(preSkip + totalSamples, true);
      return {
        version: 1, codec: 'opus', container: 'ogg',
        sampleRate: OPUS_RATE,
        sourceSampleRate, channels,
        bitRate, preSkip, totalSamples,
        packetSamples: OPUS_PACKET,
        packetsPerPage: PACKETS_PER_PAGE,
        opusHead: head.toString('base64'),
        fileBytes: file.finish(),
        offsets, granules,
      };
    },
  };
}

function opusTags(): Buffer {
  const vendor = 'Talkback';
  const tags = Buffer.alloc(8 + 4 + vendor.length + 4);
  tags.write('OpusTags', 0, 'latin1');
  tags.writeUInt32LE(vendor.length, 8);
  tags.write(vendor, 12, 'latin1');
  return tags;
}
