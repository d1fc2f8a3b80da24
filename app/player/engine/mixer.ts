/**
 * The mixer: reads any number of versions at one position and sums them by their factors. It is the clock of the
 * engine; everything in it is counted in frames. It allocates nothing while it runs.
 */
import { factorOf, holding, lasts, type MixerSlot as Slot, thereOf } from './mixer-slot.ts';
import type { Anchor, FromMixer, Mix } from './protocol.ts';
import type { Range, Ring } from './ring.ts';

const SWITCH_SECONDS = 0.01;
/** Starts in the middle, stops and jumps take 5 ms, so that they do not click. */
const EDGE_SECONDS = 0.005;
/** What must be there before music begins, where nothing else is said. */
const AGAIN_SECONDS = 0.12;

export class Mixer {
  readonly #slots = new Map<number, Slot>();
  readonly #tell: (message: FromMixer) => void;
  readonly #switch: number;
  readonly #edge: number;
  #again: number;

  #song = 0;
  #end = 0;
  #loop: Range | null = null;
  #wanted = false;
  /** True while frames go out. */
  #running = false;
  #seek = 0;
  /** Level of everything, 0 … 1, and what it goes to. */
  #level = 0;
  #levelTo = 0;
  /** A switch that waits for its data, and how far the one under way is. */
  #next: Mix | null = null;
  #curve: Mix['curve'] = 'gain';
  #faded: number;
  /** The sound of the place that was left, going out. */
  #tailAt = 0;
  #tail = 0;
  #tailLevel = 0;
  /** A jump or stop to be reported with the next frames. */
  #unsaid: Anchor['why'] | null = null;
  #now = 0;

  /** @param rate frames a second. */
  constructor(rate: number, tell: (message: FromMixer) => void) {
    this.#tell = tell;
    this.#switch = Math.round(rate * SWITCH_SECONDS);
    this.#edge = Math.round(rate * EDGE_SECONDS);
    this.#again = Math.round(rate * AGAIN_SECONDS);
    this.#faded = this.#switch;
  }

  take(slot: number, ring: Ring, head: Ring, extent: Range): void {
    this.#slots.set(slot, { ring, head, extent, factor: 0, from: 0, to: 0 });
  }

  slot(slot: number): { ring: Ring; head: Ring; extent: Range } | undefined {
    return this.#slots.get(slot);
  }

  free(slot: number): void {
    this.#slots.delete(slot);
  }

  mix(mix: Mix): void {
    this.#next = mix;
  }
  play(): void {
    this.#wanted = true;
  }

  pause(): void {
    this.#wanted = false;
    this.#levelTo = 0;
    if (!this.#running) this.#unsaid = 'pause';
  }

  seek(frame: number, id: number): void {
    this.#seek = id;
    this.#jump(frame, 'seek');
  }

  /** @param inside whether what is at the speaker now belongs to the loop, though the mixer may be past it already. */
  loop(loop: Range | null, inside: boolean): void {
    this.#loop = loop;
    if (loop && inside && this.#song >= loop.end) this.#jump(loop.start, 'loop');
  }

  end(frame: number): void {
    this.#end = frame;
  }

  /** So many frames must be there before music begins, or goes on. */
  patience(frames: number): void {
    this.#again = frames;
  }

  /**
   * Fills two channels, silent where nothing sounds.
   * @param now the context's frame of the first.
   */
  fill(left: Float32Array, right: Float32Array, now: number): void {
    this.#now = now;
    left.fill(0);
    right.fill(0);
    if (this.#unsaid) this.#say(this.#unsaid);
    this.#unsaid = null;
    this.#tailInto(left, right);
    if (!this.#wanted && this.#level === 0 && this.#running) this.#stand('pause');
    if (!this.#running && this.#next) this.#jumpTo(this.#next);
    if (this.#wanted && !this.#running) this.#tryToRun();
    for (let done = 0; this.#running && done < left.length; ) {
      this.#now = now + done;
      done += this.#run(left, right, done);
    }
  }

  #jump(frame: number, why: Anchor['why']): void {
    if (this.#running && this.#level > 0) {
      this.#tailAt = this.#song;
      this.#tail = this.#edge;
      this.#tailLevel = this.#level;
      this.#level = 0;
    }
    this.#song = frame;
    this.#unsaid = why;
  }

  /** Writes one unbroken stretch. @returns its frames; 0 when the music had to stop. */
  #run(left: Float32Array, right: Float32Array, at: number): number {
    const loop = this.#loop;
    if (loop && this.#song === loop.end) {
      this.#song = loop.start;
      this.#say('loop');
    }
    const stop = this.#stop();
    if (this.#song >= stop) {
      this.#wanted = false;
      this.#level = 0;
      this.#stand('end');
      return 0;
    }
    let count = Math.min(left.length - at, stop - this.#song);
    this.#maybeSwitch(count);
    const there = this.#there();
    if (there < count + this.#edge && this.#song + there < stop) {
      // It will run dry: out gently with what is left.
      this.#levelTo = 0;
      count = Math.min(count, there);
      if (count === 0 || this.#level === 0) {
        this.#level = 0;
        this.#stand('stall');
        return 0;
      }
    } else if (this.#wanted) this.#levelTo = 1;
    this.#sum(left, right, at, count);
    this.#song += count;
    return count;
  }

  /** Adds up what sounds from here, with every factor and the level moving frame by frame. */
  #sum(left: Float32Array, right: Float32Array, at: number, count: number): void {
    const fading = Math.min(count, this.#switch - this.#faded);
    const levelStep = Math.sign(this.#levelTo - this.#level) / this.#edge;
    const levelFrom = this.#level;
    for (const slot of this.#slots.values()) {
      if (slot.from === 0 && slot.to === 0) continue;
      const { extent } = slot;
      const own = this.#song - extent.start;
      const first = Math.max(0, -own);
      const last = Math.min(count, extent.end - this.#song);
      let from = holding(slot.ring, own + first) ? slot.ring : slot.head;
      let until = from.range().end - own;
      let k = (own + first) % from.capacity;
      for (let i = first; i < last; i += 1) {
        if (i === until) {
          from = from === slot.ring ? slot.head : slot.ring;
          k = (own + i) % from.capacity;
          until = Infinity;
        }
        const factor = i < fading ? this.#between(slot, this.#faded + i + 1) : slot.to;
        const level = levelStep === 0 ? levelFrom : clamp(levelFrom + levelStep * (i + 1));
        const gain = factor * level;
        left[at + i] = (left[at + i] as number) + (from.left[k] as number) * gain;
        right[at + i] = (right[at + i] as number) + (from.right[k] as number) * gain;
        k = k + 1 === from.capacity ? 0 : k + 1;
      }
    }
    this.#level = levelStep === 0 ? levelFrom : clamp(levelFrom + levelStep * count);
    if (fading <= 0) return;
    this.#faded += fading;
    for (const slot of this.#slots.values()) {
      slot.factor = this.#between(slot, this.#faded);
      if (this.#faded === this.#switch) slot.from = slot.to;
    }
  }

  /** A slot's factor `step` frames into the switch. */
  #between({ from, to }: Slot, step: number): number {
    const share = step >= this.#switch ? 1 : step / this.#switch;
    if (from === to) return to;
    if (this.#curve === 'gain') return from + (to - from) * share;
    return from * Math.cos((share * Math.PI) / 2) + to * Math.sin((share * Math.PI) / 2);
  }

  #tailInto(left: Float32Array, right: Float32Array): void {
    const count = Math.min(this.#tail, left.length);
    if (count === 0) return;
    for (const { ring, extent, factor, to } of this.#slots.values()) {
      const gain = this.#faded === this.#switch ? to : factor;
      if (gain === 0) continue;
      for (let i = 0; i < count; i += 1) {
        const frame = this.#tailAt + i - extent.start;
        if (!holding(ring, frame)) continue;
        const level = (gain * this.#tailLevel * (this.#tail - i - 1)) / this.#edge;
        const k = frame % ring.capacity;
        left[i] = (left[i] as number) + (ring.left[k] as number) * level;
        right[i] = (right[i] as number) + (ring.right[k] as number) * level;
      }
    }
    this.#tail -= count;
    this.#tailAt += count;
  }

  /** Begins the switch that waits, as soon as all it needs is there. */
  #maybeSwitch(count: number): void {
    const mix = this.#next;
    if (!mix) return;
    for (const [index, factor] of mix.factors) {
      const slot = this.#slots.get(index);
      if (!slot || (factor !== 0 && !this.#hasTheSwitch(slot, count + this.#switch))) return;
    }
    this.#next = null;
    this.#curve = mix.curve;
    this.#faded = 0;
    for (const [index, slot] of this.#slots) {
      slot.from = slot.factor;
      slot.to = factorOf(mix, index);
    }
    this.#tell({ type: 'mixed', id: mix.id, at: this.#now });
  }

  /** What begins to sound needs as much as a start does: the old version goes on until the new one can. */
  #hasTheSwitch(slot: Slot, frames: number): boolean {
    const stop = this.#stop();
    const needed = slot.to === 0 ? Math.max(frames, this.#again) : frames;
    return lasts(slot, { song: this.#song, frames: needed, stop, loop: this.#loop?.end === stop ? this.#loop : null });
  }

  /** Where the run from here ends. */
  #stop(): number {
    return this.#loop && this.#song < this.#loop.end ? this.#loop.end : this.#end;
  }

  /** While nothing sounds a switch needs no data and no time. */
  #jumpTo(mix: Mix): void {
    this.#next = null;
    this.#faded = this.#switch;
    for (const [index, slot] of this.#slots) {
      const factor = factorOf(mix, index);
      Object.assign(slot, { factor, from: factor, to: factor });
    }
    this.#tell({ type: 'mixed', id: mix.id, at: this.#now });
  }

  #tryToRun(): void {
    if (this.#there() < Math.min(this.#again, this.#stop() - this.#song)) return;
    this.#running = true;
    // A beginning of the music needs no help to begin.
    this.#level = this.#begins() ? 1 : 0;
    this.#levelTo = 1;
    this.#say('play');
  }

  #begins(): boolean {
    for (const { extent, to } of this.#slots.values()) if (to !== 0 && this.#song > extent.start) return false;
    return true;
  }

  /** Frames from here that all that sounds has. */
  #there(): number {
    let least = Infinity;
    for (const slot of this.#slots.values()) {
      if (slot.from !== 0 || slot.to !== 0) least = Math.min(least, thereOf(slot, this.#song));
    }
    return least;
  }

  #stand(why: Anchor['why']): void {
    this.#running = false;
    this.#levelTo = 0;
    this.#say(why);
  }

  #say(why: Anchor['why']): void {
    this.#tell({ type: 'anchor', song: this.#song, at: this.#now, running: this.#running, why, seek: this.#seek });
  }
}

const clamp = (level: number): number => Math.min(1, Math.max(0, level));
