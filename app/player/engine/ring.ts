/**
 * One stretch of a version, decoded, counted from its first frame at the context's rate: two channels of float samples in a ring that the feeder
 * writes and the mixer reads, in shared memory where the page is isolated.
 *
 * Frame `f` lives at `f mod capacity`. What can be read is one unbroken range. The writer announces that frames leave
 * before it writes over them, and that frames came after it has written them.
 */
export type RingMemory = SharedArrayBuffer | ArrayBuffer;
export type Range = { start: number; end: number };

const HEADER_BYTES = 32;
/** How often a reader looks again when the writer was just changing the range. */
const LOOKS = 32;

/** Bytes that a ring of so many frames takes. */
export const ringBytes = (capacity: number): number => HEADER_BYTES + capacity * 2 * Float32Array.BYTES_PER_ELEMENT;

export class Ring {
  readonly capacity: number;
  readonly memory: RingMemory;
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly #turn: Int32Array;
  readonly #range: Float64Array;
  readonly #seen: Range = { start: 0, end: 0 };

  constructor(memory: RingMemory) {
    this.memory = memory;
    this.capacity = (memory.byteLength - HEADER_BYTES) / 8;
    this.#turn = new Int32Array(memory, 0, 1);
    this.#range = new Float64Array(memory, 8, 2);
    this.left = new Float32Array(memory, HEADER_BYTES, this.capacity);
    this.right = new Float32Array(memory, HEADER_BYTES + this.capacity * 4, this.capacity);
  }

  /** Frames that can be read, end exclusive. The same object at every call. */
  range(): Range {
    for (let look = 0; look < LOOKS; look += 1) {
      const before = Atomics.load(this.#turn, 0);
      const start = this.#range[0] as number;
      const end = this.#range[1] as number;
      if (before % 2 !== 0 || Atomics.load(this.#turn, 0) !== before) continue;
      this.#seen.start = start;
      this.#seen.end = end;
      break;
    }
    return this.#seen;
  }

  /** Forgets everything; the next `append` begins at `frame`. */
  reset(frame: number): void {
    this.#announce(frame, frame);
  }

  /** Forgets what comes after a frame, so that something better can be appended. */
  truncate(frame: number): void {
    const { start, end } = this.range();
    if (frame < end) this.#announce(Math.min(start, frame), frame);
  }

  /**
   * Adds frames after the last; the oldest leave when the ring is full. At most `capacity` frames.
   * @param blend frames at the beginning that pass over linearly from what stood there before a `truncate`.
   */
  append(left: Float32Array, right: Float32Array, blend = 0): void {
    const { start, end } = this.range();
    const after = end + left.length;
    const oldest = Math.max(start, after - this.capacity);
    this.#announce(oldest, end);
    if (blend > 0) this.#blend(end, left, right, blend);
    else this.#copy(end, left, right);
    this.#announce(oldest, after);
  }

  #blend(frame: number, left: Float32Array, right: Float32Array, blend: number): void {
    const count = Math.min(blend, left.length);
    for (let i = 0; i < count; i += 1) {
      const k = (frame + i) % this.capacity;
      const share = (i + 1) / (blend + 1);
      this.left[k] = (this.left[k] as number) * (1 - share) + (left[i] as number) * share;
      this.right[k] = (this.right[k] as number) * (1 - share) + (right[i] as number) * share;
    }
    this.#copy(frame + count, left.subarray(count), right.subarray(count));
  }

  #copy(frame: number, left: Float32Array, right: Float32Array): void {
    const at = frame % this.capacity;
    const first = Math.min(left.length, this.capacity - at);
    this.left.set(left.subarray(0, first), at);
    this.right.set(right.subarray(0, first), at);
    if (first === left.length) return;
    this.left.set(left.subarray(first), 0);
    this.right.set(right.subarray(first), 0);
  }

  #announce(start: number, end: number): void {
    Atomics.add(this.#turn, 0, 1);
    this.#range[0] = start;
    this.#range[1] = end;
    Atomics.add(this.#turn, 0, 1);
  }
}
