/**
 * A resampler for one continuous stream: a windowed sinc (Kaiser) in polyphase form. An output frame depends on its place in
 * the stream alone, never on how the input was cut, so that pieces decoded at different times join without a trace.
 */

/** Zero crossings on each side. */
const CROSSINGS = 48;
/** Stopband near −120 dB (Kaiser and Schafer 1980: β = 0.1102·(A − 8.7)). */
const BETA = 12.3;
/** Pass band as a share of the lower Nyquist frequency. */
const CUTOFF = 0.955;

export type Frames = { start: number; left: Float32Array; right: Float32Array };

export class Resampler {
  readonly #up: number;
  readonly #down: number;
  readonly #half: number;
  readonly #phases: Float32Array[];
  #start = 0;
  #left: Float32Array = new Float32Array(0);
  #right: Float32Array = new Float32Array(0);
  #next = 0;

  /** @param from input rate, @param to output rate, in hertz. */
  constructor(from: number, to: number) {
    const common = gcd(from, to);
    this.#up = to / common;
    this.#down = from / common;
    const scale = Math.min(1, to / from) * CUTOFF;
    this.#half = Math.ceil(CROSSINGS / scale);
    this.#phases = phasesOf(this.#up, this.#half, scale);
  }

  /** Input frames that must lie before and after a place for its output. */
  get reach(): number {
    return this.#half;
  }

  /**
   * Takes the next input.
   * @param start its place in the input stream; anything but the frame after the last begins anew.
   * @param last true when nothing follows: silence stands in for it.
   * @returns all output that can be said now, its `start` counted in output frames.
   */
  push({ start, left, right }: Frames, last: boolean): Frames {
    const held = this.#left.length;
    if (held === 0 || start !== this.#start + held) this.#begin(start);
    this.#left = joined(this.#left, left, last ? this.#half : 0);
    this.#right = joined(this.#right, right, last ? this.#half : 0);
    const first = this.#next;
    const count = Math.max(0, Math.ceil(((this.#start + this.#left.length - this.#half) * this.#up) / this.#down) - first);
    const out: Frames = { start: first, left: new Float32Array(count), right: new Float32Array(count) };
    for (let i = 0; i < count; i += 1) this.#one(first + i, i, out);
    this.#next = first + count;
    this.#forget();
    return out;
  }

  #begin(start: number): void {
    // Before the first frame of the stream there is silence; elsewhere what is missing costs the first outputs.
    const silence = start === 0 ? this.#half : 0;
    this.#start = start - silence;
    this.#left = new Float32Array(silence);
    this.#right = new Float32Array(silence);
    this.#next = Math.ceil(((this.#start + this.#half) * this.#up) / this.#down);
  }

  #one(frame: number, at: number, out: Frames): void {
    const inLeft = this.#left;
    const inRight = this.#right;
    const place = frame * this.#down;
    const whole = Math.floor(place / this.#up);
    const kernel = this.#phases[place - whole * this.#up] as Float32Array;
    const from = whole - this.#half + 1 - this.#start;
    let left = 0;
    let right = 0;
    for (let i = 0; i < kernel.length; i += 1) {
      const tap = kernel[i] as number;
      left += (inLeft[from + i] ?? 0) * tap;
      right += (inRight[from + i] ?? 0) * tap;
    }
    out.left[at] = left;
    out.right[at] = right;
  }

  #forget(): void {
    const keep = Math.floor((this.#next * this.#down) / this.#up) - this.#half - this.#start;
    if (keep <= 0) return;
    this.#left = this.#left.slice(keep);
    this.#right = this.#right.slice(keep);
    this.#start += keep;
  }
}

const banks = new Map<string, Float32Array[]>();

/** The kernel of a pair of rates, made once. */
function phasesOf(up: number, half: number, scale: number): Float32Array[] {
  const key = `${up}/${scale}`;
  const known = banks.get(key) ?? Array.from({ length: up }, (_, phase) => taps(phase / up, half, scale));
  banks.set(key, known);
  return known;
}

/** One phase of the kernel: taps for the input frames `1 − half … half` around a place `fraction` after frame 0; their sum is 1. */
function taps(fraction: number, half: number, scale: number): Float32Array {
  const values = Array.from({ length: 2 * half }, (_, i) => {
    const distance = i - half + 1 - fraction;
    const x = distance / half;
    if (Math.abs(x) >= 1) return 0;
    return sinc(distance * scale) * (bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA));
  });
  const sum = values.reduce((a, b) => a + b, 0);
  return Float32Array.from(values, (value) => value / sum);
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** Modified Bessel function of the first kind, order zero, by its series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k += 1) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function joined(held: Float32Array, more: Float32Array, silence: number): Float32Array {
  const all = new Float32Array(held.length + more.length + silence);
  all.set(held);
  all.set(more, held.length);
  return all;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
