import { dbToGain } from '../gain.ts';
import type { PeakStore, Peaks } from '../peaks.ts';
import type { Placed } from '../time.ts';
import type { PlayerSource } from '../transport.ts';
import { sumColumn } from './paint.ts';

/** One version among those drawn over one another. */
export type OverlayWave = {
  source: PlayerSource;
  peaks: PeakStore;
  /** Any CSS colour. */
  colour: string;
  /** As it is played, so that matched versions look matched. */
  gainDb: number;
  /** The one that sounds: filled, the others are outlines. */
  strong: boolean;
};

/** Own sample = axis sample · scale + shift, for the same moment of the song; not rounded. */
export function mapOnto(axis: Placed, own: Placed): { scale: number; shift: number } {
  const scale = own.sampleRate / axis.sampleRate;
  return { scale, shift: (axis.offsetSamples ?? 0) * scale - (own.offsetSamples ?? 0) };
}

export type Tile = {
  /** Device pixels. */
  width: number;
  height: number;
  /** Axis samples at the left edge, and to one device pixel. */
  from: number;
  step: number;
  magnify: number;
  /** CSS pixels to device pixels. */
  ratio: number;
};

/** The waves over one another into one tile; the context is cleared first. */
export function paintTile(ctx: CanvasRenderingContext2D, tile: Tile, axis: Placed, waves: readonly OverlayWave[], resolve: (colour: string) => string): void {
  ctx.clearRect(0, 0, tile.width, tile.height);
  const paint = (wave: OverlayWave, part: 'ground' | 'outline'): void => {
    const { scale, shift } = mapOnto(axis, wave.source);
    const peaks = wave.peaks.best(tile.step * scale);
    if (!peaks) return;
    ctx.fillStyle = resolve(wave.colour);
    paintOne(ctx, tile, { peaks, from: tile.from * scale + shift, step: tile.step * scale, samples: wave.source.samples, gain: dbToGain(wave.gainDb), strong: wave.strong }, part);
  };
  const [strong, others] = [waves.filter((wave) => wave.strong), waves.filter((wave) => !wave.strong)];
  for (const wave of strong) paint(wave, 'ground');
  for (const wave of [...others, ...strong]) paint(wave, 'outline');
  ctx.globalAlpha = 1;
}

/** How much the waves may be magnified, 1 … 8, so that the loudest of them as played just fits. */
export function overlayScale(waves: readonly Pick<OverlayWave, 'peaks' | 'gainDb'>[]): number {
  const loudest = Math.max(0, ...waves.map(({ peaks, gainDb }) => peaks.peak() * dbToGain(gainDb)));
  return loudest > 0 ? Math.min(8, Math.max(1, FULL / loudest)) : 1;
}

type One = { peaks: Peaks; /** Own samples. */ from: number; step: number; samples: number; gain: number; strong: boolean };

/** How much of the height the loudest takes. */
const FULL = 0.94;

const FILL = 0.38;
const LINE = 0.95;

function paintOne(ctx: CanvasRenderingContext2D, { width, height, magnify, ratio }: Tile, { peaks, from, step, samples, gain, strong }: One, part: 'ground' | 'outline'): void {
  const middle = height / 2;
  const half = height / 2 - 1;
  const line = Math.max(1, Math.round((strong ? 1 : 1.25) * ratio));
  const reach = (value: number): number => Math.min(half, Math.max(value * gain * magnify * half, 0.5));
  const unit = 1 / peaks.samplesPerPixel;
  ctx.globalAlpha = part === 'ground' ? FILL : LINE;
  let before: { up: number; down: number } | null = null;
  for (let x = 0; x < width; x++) {
    const start = from + x * step;
    if (start + step <= 0 || start >= samples) {
      before = null;
      continue;
    }
    const { low, high } = sumColumn(peaks.channels, peaks.scale, start * unit, (start + step) * unit);
    const up = reach(high);
    const down = reach(-low);
    if (part === 'ground') ctx.fillRect(x, middle - up, 1, up + down);
    else {
      edge(ctx, x, middle - up, middle - (before?.up ?? up), line);
      edge(ctx, x, middle + down, middle + (before?.down ?? down), line);
    }
    before = { up, down };
  }
}

/** The outline at one column, joined to the column before it. */
function edge(ctx: CanvasRenderingContext2D, x: number, y: number, was: number, line: number): void {
  const top = Math.min(y, was);
  ctx.fillRect(x, top - line / 2, 1, Math.abs(y - was) + line);
}
