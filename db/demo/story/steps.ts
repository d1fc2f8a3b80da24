import type { ReopenReason } from '#app/domain/policy/life.ts';
import type { Basis, NoteKind, RequestState, Service } from '#app/domain/policy/words.ts';
import type { OwnPart, Section } from '#app/domain/song-map/song-map.ts';
import type { Hum } from '../hum.ts';
import type { Song } from '../score.ts';

export type PersonKey = 'mara' | 'idris' | 'wren' | 'jory' | 'ottilie';
export type ProjectKey = 'tidewater' | 'planets-single' | 'fell-songs' | 'night-trains';
export type RoomKey = 'live' | 'mix';
export type TrackKey = 'harbour' | 'night' | 'ferry' | 'planets' | 'instrumental';
export type VersionNumber = 1 | 2 | 3 | 4;

/** Milliseconds inside the version; a range has an end. */
export interface Place {
  at: number;
  until?: number;
}

/** What an engineer does with a request. */
export type DemoDecision =
  | { verb: 'start' }
  | { verb: 'done'; version: VersionNumber }
  | { verb: 'accept' }
  | { verb: 'reclassify'; kind: NoteKind }
  | { verb: 'goodwill'; reason: string }
  | { verb: 'decline'; reason: string };

type Deed =
  /** Upload the mix of a song as the track's next version and publish it. */
  | { do: 'publish'; track: TrackKey; version: VersionNumber; song: string; mix: string; label: string }
  /** A root note with one request of the chosen kind. `ends` is where its request must stand after the last step. */
  | {
      do: 'note';
      note: string;
      track: TrackKey;
      version: VersionNumber;
      place: Place;
      kind: NoteKind;
      body: string;
      /** A voice note beside the words. */
      hums?: Hum;
      ends: { state: RequestState; basis?: Basis };
    }
  /** A reply in the thread of a note; changes no request. */
  | { do: 'reply'; note: string; body: string }
  /** An engineer's reply that also closes a comment. */
  | { do: 'answer'; note: string; body: string }
  | { do: 'decide'; note: string; decision: DemoDecision }
  /** The author on "did it land?". */
  | { do: 'verify'; note: string }
  | { do: 'reopen'; note: string; how: ReopenReason; body?: string }
  | { do: 'withdraw'; note: string }
  /** Somebody else adds their voice to it. */
  | { do: 'join'; note: string }
  | { do: 'markDone'; track: TrackKey }
  /** What the track's stretches and parts are called. */
  | { do: 'map'; track: TrackKey; sections: readonly Section[]; parts: readonly OwnPart[] }
  /** An ABX test of two versions, which were told apart in these trials. */
  | { do: 'abx'; track: TrackKey; versions: readonly [VersionNumber, VersionNumber]; right: readonly boolean[] }
  /** A preference test; each round one was chosen. */
  | { do: 'prefer'; track: TrackKey; versions: readonly VersionNumber[]; chose: readonly VersionNumber[] }
  /** A confirmed booking of one track, starting on a later day at the studio's wall-clock time. */
  | {
      do: 'book';
      booking: string;
      track: TrackKey;
      service: Service;
      startsIn: { days: number; time: string };
      minutes: number;
      /** Minor units of the studio's currency. */
      price: number;
      comment: string;
    }
  /** A client asks for the first free time from a day on, for what some notes ask. */
  | { do: 'ask'; booking: string; track: TrackKey; service: Service; fromDay: number; minutes: number; notes: readonly string[]; comment: string }
  /** An engineer's offer for what was asked, at a price in minor units. */
  | { do: 'offer'; booking: string; price: number; comment: string };

/** One thing that somebody did, `at` minutes from now (so below zero). */
export type DemoStep = { at: number; by: PersonKey } & Deed;

/** Minutes from now for so many days ago, moved by some minutes. */
export const daysAgo = (days: number, minutes = 0): number => Math.round(-days * 1440) + minutes;

/**
 * Milliseconds from a song's start to a bar and beat of a section, both counted from 1 as musicians do.
 * A bar past the section's last is its end. Throws when there is no such section.
 */
export function spot(song: Song, section: string, bar = 1, beat = 1): number {
  const index = song.sections.findIndex(({ name }) => name === section);
  if (index < 0) throw new Error(`${song.title} has no ${section}`);
  const before = song.sections.slice(0, index).reduce((bars, { chords }) => bars + chords.length, 0);
  return Math.round((before + bar - 1 + (beat - 1) / song.beats) * song.barSeconds * 1000);
}

/** A song's sections where they begin. */
export const sectionsOf = (song: Song): Section[] => song.sections.map(({ name }) => ({ name, start: spot(song, name), end: null }));

/** A whole section, as a range. */
export function whole(song: Song, section: string): Place {
  const bars = song.sections.find(({ name }) => name === section)?.chords.length ?? 0;
  return { at: spot(song, section), until: spot(song, section, bars + 1) };
}
