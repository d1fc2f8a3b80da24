/** A row of requests that fills one ring from one place on, in order, until it is stopped. */
import type { Stream } from '../../transport.ts';
import type { Piece } from '../protocol.ts';
import type { Frames } from '#app/domain/sound/resampler.ts';
import type { Range } from '../ring.ts';
import { type Arriving, fetchRange, type LineMeter } from './line.ts';
import { SHORT } from './plan.ts';
import type { Sink } from './sink.ts';
import { type PieceStream, StreamReader } from './stream.ts';

/** Frames over which one stream of a version passes into the other. */
export const BLEND = 480;


/** What a ring holds, by stream; counted from the version's first frame at the context's rate, as all here. */
export type Held = { range: Range; pieces: Piece[] };

export type RunPlan = {
  url: string;
  stream: PieceStream;
  sink: Sink;
  rate: number;
  /** Frames of the whole version. */
  length: number;
  from: number;
  /** What the ring holds and the run goes on with; null to begin anew. */
  held: Held | null;
  /** The first frame that the mixer cannot be reading just now. */
  safe: () => number;
};

export class Run {
  readonly stream: Stream;
  readonly from: number;
  held: Held | null;
  /** Where its requests will reach. */
  promised: number;
  fetching = 0;
  readonly #plan: RunPlan;
  readonly #reader: StreamReader;
  readonly #stop = new AbortController();
  #order: Promise<unknown> = Promise.resolve();
  #written = false;

  constructor(plan: RunPlan) {
    this.#plan = plan;
    this.#reader = new StreamReader(plan.stream, plan.rate, plan.from);
    this.stream = plan.stream.stream;
    this.from = plan.from;
    this.promised = plan.from;
    this.held = plan.held;
  }

  /** From where to where nothing more has to be asked for. */
  get covers(): Range {
    return { start: Math.min(this.from, this.held?.range.start ?? this.from), end: this.promised };
  }

  /** Requests whose answers somebody waits for. */
  get underWay(): number {
    return this.stopped ? 0 : this.fetching;
  }

  get stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Asks for about so many seconds. @throws what the line or the decoder throws, nothing once stopped. */
  async fetch(seconds: number, meter: LineMeter, firstCame: (decoding: number) => void): Promise<void> {
    const { stream, rate, length, url } = this.#plan;
    const begins = this.promised === this.from;
    const first = this.#reader.next;
    const warming = begins ? Math.min(first, 1) * stream.preRoll : 0;
    let end = Math.min(stream.pieces, first + warming + Math.max(1, Math.round((seconds * stream.rate) / stream.pieceFrames)));
    // A short request reaches so far, wherever in its piece the place lies; and the resampler needs a little of the next piece to finish this one.
    const needed = begins ? this.from + SHORT * rate : this.promised;
    while (end < stream.pieces && this.#reader.reach(end, rate) <= needed) end += 1;
    this.#reader.next = end;
    this.promised = Math.min(length, this.#reader.reach(end, rate));
    this.fetching += 1;
    const { start, end: stop } = stream.bytesOf(first, end);
    const arriving = fetchRange(url, start, stop, meter, this.#stop.signal, begins);
    const turn = this.#order.then(() => this.#take(arriving, { first, end, bytes: stop - start, atOnce: begins || seconds <= SHORT }, firstCame));
    this.#order = turn;
    try {
      await turn;
    } catch (error) {
      if (!this.stopped) throw error;
    } finally {
      this.fetching -= 1;
    }
  }

  /** Decodes and writes an answer; what is short of data is heard block by block, while the rest is on its way. */
  async #take(arriving: Arriving, { first, end, bytes, atOnce }: { first: number; end: number; bytes: number; atOnce: boolean }, firstCame: (decoding: number) => void): Promise<void> {
    const { stream, rate } = this.#plan;
    let block = first * stream.blocks;
    let heard = false;
    for (let done = 0, came = 0; done < bytes; ) {
      const part = await arriving.beyond(atOnce ? came : bytes - 1);
      came = part.length;
      const rest = part.subarray(done);
      const complete = came === bytes;
      const whole = complete ? { bytes: rest.length, blocks: 0 } : stream.whole(rest, block);
      if (whole.bytes === 0) continue;
      const begun = performance.now();
      const decoded = await this.#reader.decode(rest.subarray(0, whole.bytes), block, complete && end >= stream.pieces);
      if (this.stopped) return;
      this.#write(decoded);
      const frames = decoded.left.length;
      if (!heard && frames > 0) firstCame((((performance.now() - begun) / 1000) * rate) / frames);
      heard ||= frames > 0;
      done += whole.bytes;
      block += whole.blocks;
    }
  }

  stop(): void {
    this.#stop.abort();
    this.#reader.close();
  }

  #write(frames: Frames): void {
    const { sink, length, safe } = this.#plan;
    const count = Math.min(frames.left.length, length - frames.start);
    let at = frames.start;
    let blend = 0;
    this.held ??= this.#begin(at);
    const { range, pieces } = this.held;
    if (!this.#written && this.from < range.end) {
      // The other stream is there already and may be sounding: pass over where nobody reads yet.
      at = Math.max(this.from, safe(), frames.start);
      if (at >= frames.start + count) return;
      if (at < range.end) {
        blend = Math.min(BLEND, range.end - at);
        sink.truncate(at);
        range.end = at;
        for (const piece of pieces) piece.end = Math.min(piece.end, at);
      }
    }
    if (frames.start > range.end) throw new RangeError('a hole between two pieces');
    at = range.end;
    const skip = at - frames.start;
    if (count <= skip) return;
    this.#written = true;
    sink.append(frames.left.subarray(skip, count), frames.right.subarray(skip, count), blend);
    range.end = frames.start + count;
    range.start = Math.max(range.start, range.end - sink.capacity);
    this.held.pieces = joined(pieces, { start: at, end: range.end, stream: this.stream }, range.start);
  }

  #begin(frame: number): Held {
    this.#plan.sink.reset(frame);
    return { range: { start: frame, end: frame }, pieces: [] };
  }
}

function joined(pieces: readonly Piece[], piece: Piece, from: number): Piece[] {
  const kept = pieces.filter(({ start, end }) => end > Math.max(start, from)).map((one) => ({ ...one, start: Math.max(one.start, from) }));
  const last = kept.at(-1);
  if (last?.stream !== piece.stream) return [...kept, piece];
  last.end = piece.end;
  return kept;
}
