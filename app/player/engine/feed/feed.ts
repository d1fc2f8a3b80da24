/** One version: what of it is there, what is missing from the playhead on, and the requests for it. */
import type { Stream } from '../../transport.ts';
import type { AskPage } from '../decode/decoder.ts';
import { NoDecoder } from '../decode/chain.ts';
import type { Aim, FeedSource, Piece } from '../protocol.ts';
import type { Range } from '../ring.ts';
import { fetchJson, type LineMeter } from './line.ts';
import { type FeedState, LOW_RATE, SHORT } from './plan.ts';
import { BLEND, type Held, Run } from './run.ts';
import type { Sink } from './sink.ts';
import { losslessStream, lowStream, type PieceStream } from './stream.ts';

export type FeedTools = { rate: number; meter: LineMeter; askPage: AskPage };
export type FeedSinks = { ring: Sink; head: Sink };

/** Where the mixer may be reading while something is exchanged, in seconds after the playhead. */
const SAFE_SECONDS = 0.3;
/** A better stream takes over so far after the playhead, so that it can be late without harm. */
const TAKE_OVER_SECONDS = 3;
/** How much of a ring may be ahead of the playhead; the rest stays behind it. */
const AHEAD_SHARE = 0.65;

type Missing = { at: number; head: boolean; ahead: number };

export class Feed {
  readonly source: FeedSource;
  /** At the context's rate. */
  readonly length: number;
  begin: number;
  readonly #tools: FeedTools;
  readonly #sinks: FeedSinks;
  readonly #end = new AbortController();
  readonly #streams = new Map<Stream, Promise<PieceStream>>();
  #weight: number;
  #noLossless = false;
  #run: Run | null = null;
  #held: Held | null = null;
  #headRun: Run | null = null;
  #head: Range = { start: 0, end: 0 };
  #opening = 0;

  constructor(source: FeedSource, sinks: FeedSinks, tools: FeedTools) {
    this.source = source;
    this.begin = source.begin;
    this.length = Math.ceil((source.samples * tools.rate) / source.sampleRate);
    this.#sinks = sinks;
    this.#tools = tools;
    // Until the index says it: about what FLAC makes of a loud mix.
    this.#weight = source.sampleRate * source.channels * 2;
    void this.#open('lossless').catch(() => undefined);
  }

  /** What can be heard now. */
  get pieces(): readonly Piece[] {
    const head = this.#head.end > this.#head.start ? [{ ...this.#head, stream: this.#headRun?.stream ?? 'lossless' }] : [];
    return [...(this.#held?.pieces ?? []), ...head];
  }

  state(aim: Aim): FeedState {
    const missing = this.#missing(aim);
    return {
      slot: this.source.slot,
      audible: aim.audible.includes(this.source.slot),
      ahead: this.#leaving && this.#run?.underWay ? Infinity : (missing?.ahead ?? Infinity),
      there: this.#there(aim),
      most: (this.#sinks.ring.capacity / this.#tools.rate) * AHEAD_SHARE,
      fetching: this.#opening + (this.#run?.underWay ?? 0) + (this.#headRun?.underWay ?? 0),
      lossless: this.#weight,
      hasLow: this.source.low !== null,
    };
  }

  /**
   * Asks for what is missing.
   * @param firstCame called when the first of it can be heard, with how long that took to decode beside how long it lasts.
   * @returns how long that took beside how long it lasts; null when nothing was asked for.
   * @throws Refused, NoDecoder, or what the line throws.
   */
  async fetch(seconds: number, wanted: Stream, aim: () => Aim, firstCame: (decoding: number) => void = () => undefined): Promise<number | null> {
    this.#opening += 1;
    let stream: PieceStream;
    try {
      stream = await this.#open(this.#noLossless ? 'low' : wanted);
    } finally {
      this.#opening -= 1;
    }
    const missing = this.#missing(aim());
    if (!missing || this.#end.signal.aborted) return null;
    const begun = performance.now();
    const run = missing.head ? this.#headRunAt(missing.at, stream, aim) : this.#runAt(missing.at, stream, aim);
    try {
      // A loop begins somewhere in its first piece, and the last may be cut by the resampler.
      const head = this.#headFrames / this.#tools.rate + (2 * stream.pieceFrames) / stream.rate;
      await run.fetch(missing.head ? head : seconds, this.#tools.meter, (decoding) => {
        this.#keep();
        firstCame(decoding);
      });
      return run.stopped ? null : (performance.now() - begun) / 1000 / seconds;
    } catch (error) {
      run.stop();
      if (error instanceof NoDecoder && run.stream === 'lossless' && this.source.low) {
        this.#noLossless = true;
        return null;
      }
      throw error;
    } finally {
      this.#keep();
    }
  }

  /**
   * Lets another stream go on from where there is data; a better one takes over from a little after the playhead on.
   * @param now true to let a worse one take over as well, since a person chose it.
   */
  want(stream: Stream, aim: () => Aim, now: boolean): void {
    const run = this.#run;
    this.#leaving = false;
    if (!run || run.stopped || run.stream === stream || (this.#noLossless && stream === 'lossless')) return;
    this.#keep();
    this.#leaving = !now && stream === 'low' && this.#comesInTime(run, aim());
    if (this.#leaving) return;
    run.stop();
    if (!this.#held) return;
    const soon = this.#own(aim().frame) + Math.round(TAKE_OVER_SECONDS * this.#tools.rate);
    const other = this.#held.pieces.find(({ stream: had, end }) => had !== stream && end > soon);
    if (other && (now || stream === 'lossless')) this.#takeOver = Math.max(soon, other.start);
  }

  /** Whether what is on its way is heard sooner than another stream could begin: a short piece, on a line that keeps up with it. */
  #comesInTime(run: Run, aim: Aim): boolean {
    const { rate, meter } = this.#tools;
    const short = run.promised - (run.held?.range.end ?? run.from) <= 2 * SHORT * rate;
    return aim.audible.includes(this.source.slot) && run.underWay > 0 && short && (meter.rate ?? 0) >= this.#weight;
  }

  /** Gives the line to another version; what has come is kept. */
  yield(): void {
    this.#run?.stop();
    this.#headRun?.stop();
    this.#keep();
  }

  /** Gives the line free from requests for places that the playhead has left. */
  refocus(aim: Aim): void {
    const run = this.#run;
    if (!run || run.underWay === 0) return;
    const now = Math.max(0, this.#own(aim.frame));
    const { start, end } = run.covers;
    if (now >= start && now <= end) return;
    run.stop();
    this.#keep();
  }

  /** Bytes a second of a stream. */
  weightOf(stream: Stream): number {
    return stream === 'lossless' ? this.#weight : LOW_RATE;
  }

  close(): void {
    this.#end.abort();
    this.#run?.stop();
    this.#headRun?.stop();
  }

  /** A frame from which what is there shall be exchanged for lossless. */
  #takeOver: number | null = null;
  /** Another stream follows when what is on its way has come. */
  #leaving = false;

  #runAt(at: number, stream: PieceStream, aim: () => Aim): Run {
    const run = this.#run;
    if (run && !run.stopped && run.promised === at) return run;
    run?.stop();
    this.#keep();
    this.#takeOver = null;
    this.#run = new Run({ ...this.#common(stream, aim), sink: this.#sinks.ring, ...this.#joint(at, stream.stream) });
    return this.#run;
  }

  /** Where a new run begins, and whether it goes on from what is there; into another stream it passes over. */
  #joint(at: number, stream: Stream): { from: number; held: Held | null } {
    const held = this.#held;
    if (!held || at < held.range.start || at > held.range.end) return { from: at, held: null };
    const other = at === held.range.end && held.pieces.at(-1)?.stream !== stream;
    return { from: other ? Math.max(held.range.start, at - BLEND) : at, held };
  }

  #headRunAt(at: number, stream: PieceStream, aim: () => Aim): Run {
    this.#headRun?.stop();
    this.#head = { start: 0, end: 0 };
    this.#headRun = new Run({ ...this.#common(stream, aim), sink: this.#sinks.head, from: at, held: null });
    return this.#headRun;
  }

  #common(stream: PieceStream, aim: () => Aim) {
    const { url } = stream.stream === 'low' && this.source.low ? this.source.low : this.source.lossless;
    const { rate } = this.#tools;
    return { url, stream, rate, length: this.length, safe: () => this.#own(aim().frame) + Math.round(SAFE_SECONDS * rate) };
  }

  /** What the runs wrote is ours to read. */
  #keep(): void {
    this.#held = this.#run?.held ?? this.#held;
    this.#head = this.#headRun?.held?.range ?? this.#head;
  }

  /** What is kept of a loop's beginning; the rest of the memory is for whole pieces. */
  get #headFrames(): number {
    return Math.floor(this.#sinks.head.capacity / 2);
  }

  #own(frame: number): number {
    return frame - this.begin;
  }

  /** Seconds that can be heard from the playhead on, Infinity up to the end of the song or of the loop. */
  #there(aim: Aim): number {
    const now = this.#own(aim.frame);
    const stop = aim.loop && aim.frame < aim.loop.end ? Math.min(this.length, this.#own(aim.loop.end)) : this.length;
    let at = Math.max(0, now);
    for (const { start, end } of this.pieces) if (start <= at && at < end) at = end;
    return at >= stop ? Infinity : (at - now) / this.#tools.rate;
  }

  /** The first hole after the playhead, null when there is none. */
  #missing(aim: Aim): Missing | null {
    const { rate } = this.#tools;
    const now = this.#own(aim.frame);
    const loop = aim.loop && aim.frame < aim.loop.end ? { start: this.#own(aim.loop.start), end: this.#own(aim.loop.end) } : null;
    const stop = Math.min(this.length, loop?.end ?? this.length);
    const at = this.#covered(Math.max(0, now));
    if (at < stop) return { at, head: false, ahead: Math.max(0, at - now) / rate };
    if (!loop || loop.start >= stop) return null;
    const back = Math.max(0, loop.start);
    const needed = Math.min(stop, back + this.#headFrames);
    return this.#covered(back) >= needed ? null : { at: back, head: true, ahead: (stop - now) / rate };
  }

  /** The first frame from here on that nobody has asked for. */
  #covered(frame: number): number {
    const live = this.#run && !this.#run.stopped ? this.#run.covers : null;
    const ring = live ?? this.#held?.range ?? { start: 0, end: 0 };
    const until = live === null && this.#takeOver !== null ? Math.min(ring.end, this.#takeOver) : ring.end;
    const head = this.#headRun && !this.#headRun.stopped ? this.#headRun.covers : this.#head;
    let at = frame;
    for (let turn = 0; turn < 2; turn += 1) {
      if (at >= ring.start && at < until) at = until;
      if (at >= head.start && at < head.end) at = head.end;
    }
    return at;
  }

  #open(stream: Stream): Promise<PieceStream> {
    const known = this.#streams.get(stream);
    if (known) return known;
    const opening = this.#fetchIndex(stream);
    this.#streams.set(stream, opening);
    opening.then(
      ({ weight }) => {
        if (stream === 'lossless') this.#weight = weight;
      },
      () => this.#streams.delete(stream),
    );
    return opening;
  }

  async #fetchIndex(stream: Stream): Promise<PieceStream> {
    const { low, lossless } = this.source;
    const { signal } = this.#end;
    if (stream === 'low' && low) return lowStream(await fetchJson(low.index, signal));
    return losslessStream(await fetchJson(lossless.index, signal), this.#tools.askPage);
  }
}
