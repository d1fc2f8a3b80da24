import type { ChannelPeaks, Peaks, PeakStore } from '../peaks.ts';

export type PaintArea = {
  /** Device pixels. */
  width: number;
  top: number;
  height: number;
  /** Stretch of the version in samples that the width covers. */
  from: number;
  to: number;
  /** Magnification of the level; 1 shows full scale at full height. */
  magnify: number;
};

export type Column = { low: number; high: number };

/** Lowest and highest value (−1 … 1) of a stretch given in fractional points; between points it interpolates. */
export function columnAt(channel: ChannelPeaks, scale: number, from: number, to: number): Column {
  const { min, max } = channel;
  const last = max.length - 1;
  if (last < 0) return { low: 0, high: 0 };
  if (to - from < 1) {
    const centre = Math.min(Math.max((from + to) / 2 - 0.5, 0), last);
    const index = Math.floor(centre);
    const part = centre - index;
    const next = Math.min(index + 1, last);
    const blend = (data: Int8Array | Int16Array): number => (data[index] ?? 0) * (1 - part) + (data[next] ?? 0) * part;
    return { low: blend(min) * scale, high: blend(max) * scale };
  }
  let low = Infinity;
  let high = -Infinity;
  const end = Math.min(last, Math.ceil(to) - 1);
  for (let i = Math.max(0, Math.floor(from)); i <= end; i++) {
    const a = min[i] ?? 0;
    const b = max[i] ?? 0;
    if (a < low) low = a;
    if (b > high) high = b;
  }
  return high < low ? { low: 0, high: 0 } : { low: low * scale, high: high * scale };
}

/** The reach of all channels together. */
export function sumColumn(channels: readonly ChannelPeaks[], scale: number, from: number, to: number): Column {
  const sum = { low: 0, high: 0 };
  for (const channel of channels) {
    const column = columnAt(channel, scale, from, to);
    sum.low = Math.min(sum.low, column.low);
    sum.high = Math.max(sum.high, column.high);
  }
  return sum;
}

/** One upright rectangle per device pixel: as sharp as a path and several times faster where nothing draws in hardware. */
function fillLane(ctx: CanvasRenderingContext2D, area: PaintArea, column: (from: number, to: number) => Column): void {
  const { width, top, height, from, to, magnify } = area;
  const middle = top + height / 2;
  const half = height / 2 - 1;
  const reach = (value: number): number => Math.min(half, Math.max(value * magnify * half, 0.5));
  const step = (to - from) / width;
  for (let x = 0; x < width; x++) {
    const { low, high } = column(from + x * step, from + (x + 1) * step);
    const up = reach(high);
    ctx.fillRect(x, middle - up, 1, up + reach(-low));
  }
}

/**
 * Fills the waveform with the context's fill style: one lane per channel up to two when `split`, else one lane with
 * the reach of all channels. A sample outside the file draws nothing but the zero line.
 */
export function paintWave(ctx: CanvasRenderingContext2D, peaks: Peaks | null, area: PaintArea, split: boolean): void {
  if (!peaks || peaks.length === 0 || area.width < 1) {
    ctx.fillRect(0, area.top + Math.round(area.height / 2), area.width, 1);
    return;
  }
  const points: PaintArea = { ...area, from: area.from / peaks.samplesPerPixel, to: area.to / peaks.samplesPerPixel };
  const lanes = split ? peaks.channels.slice(0, 2) : [];
  if (lanes.length < 2) {
    fillLane(ctx, points, (from, to) => sumColumn(peaks.channels, peaks.scale, from, to));
    return;
  }
  const gap = Math.max(2, Math.round(area.height * 0.03));
  const height = (area.height - gap) / 2;
  lanes.forEach((channel, index) => {
    const lane = { ...points, top: area.top + index * (height + gap), height };
    fillLane(ctx, lane, (from, to) => columnAt(channel, peaks.scale, from, to));
  });
}

/** What wavesurfer is told of the signal: it lays out by it; the painting reads the finest fitting level itself. */
export const outline = (peaks: PeakStore): Float32Array[] => {
  const coarse = peaks.best(Infinity);
  const channel = coarse?.channels[0];
  return [channel && coarse ? Float32Array.from(channel.max, (value) => value * coarse.scale) : new Float32Array(2)];
};
