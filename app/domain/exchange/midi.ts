import { oneLine } from './one-line.ts';
import { type Clock, microsAt } from './place.ts';
import { notesOf, type Sheet } from './sheet.ts';
import { utf8 } from './utf8.ts';

/**
 * 125 beats a minute at 960 ticks a beat make a tick of half a millisecond: every millisecond is a whole
 * tick, and 960 is what DAWs count in. On the song's clock a place is at most a quarter of a millisecond off.
 */
export const MIDI_TICKS_PER_BEAT = 960;
export const MIDI_MICROS_PER_BEAT = 480_000;
const MICROS_PER_TICK = MIDI_MICROS_PER_BEAT / MIDI_TICKS_PER_BEAT;

const META = 0xff;
const [TRACK_NAME, MARKER, TEMPO, TIME_SIGNATURE, END_OF_TRACK] = [0x03, 0x06, 0x51, 0x58, 0x2f];

/** A Standard MIDI File, one track with its tempo and a marker for each note; a range has a second one where it ends. */
export function midiMarkers({ track, version, items }: Sheet, clock: Clock): Uint8Array {
  const marks = notesOf(items)
    .flatMap(({ at, until, body }) => {
      const words = oneLine(body);
      return [{ at, words }, ...(until === null ? [] : [{ at: until, words: `End: ${words}` }])];
    })
    .map(({ at, words }) => ({ tick: Math.round(microsAt(at, clock) / MICROS_PER_TICK), words }))
    .sort((a, b) => a.tick - b.tick);
  const events = [
    ...meta(0, TRACK_NAME, utf8(oneLine(`${track.title} ${version.name}`))),
    ...meta(0, TEMPO, [(MIDI_MICROS_PER_BEAT >> 16) & 0xff, (MIDI_MICROS_PER_BEAT >> 8) & 0xff, MIDI_MICROS_PER_BEAT & 0xff]),
    ...meta(0, TIME_SIGNATURE, [4, 2, 24, 8]),
    ...marks.flatMap(({ tick, words }, i) => meta(tick - (marks[i - 1]?.tick ?? 0), MARKER, utf8(words))),
    ...meta(0, END_OF_TRACK, []),
  ];
  return Uint8Array.from([...chunk('MThd', [0, 0, 0, 1, MIDI_TICKS_PER_BEAT >> 8, MIDI_TICKS_PER_BEAT & 0xff]), ...chunk('MTrk', events)]);
}

const meta = (delta: number, type: number | undefined, data: number[]): number[] => [...variable(delta), META, type as number, ...variable(data.length), ...data];

function chunk(id: string, data: number[]): number[] {
  const { length } = data;
  return [...utf8(id), (length >>> 24) & 0xff, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff, ...data];
}

/** A number of seven bits a byte, the high bit set on all but the last. */
function variable(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}
