/** What the page, the feeder (a worker) and the mixer (a worklet) say to each other. Frames are on the song's clock, at the context's rate. */
import type { Stream, StreamChoice, TransportErrorCode } from '../transport.ts';
import type { Range, RingMemory } from './ring.ts';

/** A place in the mixer that holds one version: its ring, a shorter one for the beginning of a loop, and where it sounds. */
export type SlotMemory = { ring: RingMemory; head: RingMemory };

/** What a switch does: each slot's factor after it, signed, and how the way there is shaped. */
export type Mix = {
  id: number;
  /** By slot; slots not named are silent. */
  factors: readonly (readonly [slot: number, factor: number])[];
  /** Equal gain for versions of one mix, equal power for sounds that have nothing in common. */
  curve: 'gain' | 'power';
};

export type ToMixer =
  | { type: 'slot'; slot: number; memory: SlotMemory; extent: Range }
  | { type: 'extent'; slot: number; extent: Range }
  | { type: 'free'; slot: number }
  /** Direct line to the feeder, where memory cannot be shared. */
  | { type: 'line'; port: MessagePort }
  | { type: 'mix'; mix: Mix }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'seek'; frame: number; id: number }
  | { type: 'loop'; loop: Range | null; inside: boolean }
  /** What must be there before music begins. */
  | { type: 'patience'; frames: number }
  /** Where the music ends: playing stops there. */
  | { type: 'end'; frame: number };

/** From that context frame on the song runs from `song`, or stands there. `seek` is the last jump obeyed. */
export type Anchor = { type: 'anchor'; song: number; at: number; running: boolean; why: 'play' | 'pause' | 'seek' | 'loop' | 'stall' | 'end'; seek: number };
export type FromMixer = Anchor | { type: 'mixed'; id: number; at: number };

/** Samples for the mixer's own rings, where memory cannot be shared. */
export type Delivery =
  | { type: 'reset'; slot: number; head: boolean; frame: number }
  | { type: 'truncate'; slot: number; head: boolean; frame: number }
  | { type: 'append'; slot: number; head: boolean; left: Float32Array; right: Float32Array; blend: number };

export type FeedSource = {
  slot: number;
  sampleRate: number;
  channels: number;
  samples: number;
  /** Clock frame of its first sample. */
  begin: number;
  lossless: { url: string; index: string };
  low: { url: string; index: string } | null;
};

/** Where the music is and what is wanted next. */
export type Aim = {
  frame: number;
  running: boolean;
  loop: Range | null;
  /** What must sound now: these slots, and after them the others of the set in this order. */
  audible: readonly number[];
  others: readonly number[];
};

export type ToFeeder =
  | { type: 'open'; rate: number; source: FeedSource; memory: SlotMemory | { capacity: number; headCapacity: number } }
  | { type: 'close'; slot: number }
  | { type: 'place'; slot: number; begin: number }
  | { type: 'aim'; aim: Aim }
  | { type: 'choice'; choice: StreamChoice }
  | { type: 'line'; port: MessagePort }
  | { type: 'decoded'; id: number; channels: Float32Array[] | null }
  /** Try again what failed. */
  | { type: 'retry' };

/** An unbroken stretch that is there, by the stream it came from; counted from the version's first frame. */
export type Piece = Range & { stream: Stream };

export type FromFeeder =
  | { type: 'buffered'; slot: number; pieces: readonly Piece[] }
  | { type: 'failed'; slot: number; code: Exclude<TransportErrorCode, 'gesture'>; lasting: boolean }
  | { type: 'restored'; slot: number }
  | { type: 'line'; bitsPerSecond: number }
  /** What must be there, in seconds, so that music which begins goes on over this line. */
  | { type: 'patience'; seconds: number }
  /** Asks the page to decode a whole small FLAC file, where the worker has no decoder. */
  | { type: 'decode'; id: number; file: ArrayBuffer; sampleRate: number };
