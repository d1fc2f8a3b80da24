/** The decoders in the order they are tried: one that fails on its bytes gives way to the next. */
import type { LosslessIndex, LowIndex } from '../indexes.ts';
import type { AskPage, PieceDecoder } from './decoder.ts';
import { pageFlac, rawPcm, wasmFlac, wasmOpus } from './others.ts';
import { webCodecsFlac, webCodecsOpus } from './web-codecs.ts';

type Maker = () => Promise<PieceDecoder | null>;

/** Nothing here decodes this stream. */
export class NoDecoder extends Error {}

export const losslessDecoder = (index: LosslessIndex, askPage: AskPage): PieceDecoder =>
  chain((index.codec === 'pcm' ? [rawPcm] : [webCodecsFlac, pageFlac, wasmFlac]).map((make) => () => make(index, askPage)));

export const lowDecoder = (index: LowIndex): PieceDecoder => chain([webCodecsOpus, wasmOpus].map((make) => () => make(index)));

/** @throws NoDecoder by `decode`, when the last has failed. */
function chain(makers: Maker[]): PieceDecoder {
  let current: PieceDecoder | null = null;
  const next = async (): Promise<PieceDecoder> => {
    current?.close();
    current = null;
    while (!current) {
      const make = makers.shift();
      if (!make) throw new NoDecoder('no decoder is left');
      current = await make().catch(() => null);
    }
    return current;
  };
  return {
    async decode(bytes, block) {
      for (let decoder = current ?? (await next()); ; decoder = await next()) {
        try {
          return await decoder.decode(bytes, block);
        } catch (error) {
          if (makers.length === 0) throw error instanceof NoDecoder ? error : new NoDecoder(String(error));
        }
      }
    },
    close() {
      makers = [];
      current?.close();
    },
  };
}
