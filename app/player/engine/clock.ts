/** Where the sound is: the mixer says from which frame on the song runs or stands, the context says which frame is out. */
import type { Anchor } from './protocol.ts';
import type { Range } from './ring.ts';

export type Clock = {
  /** The mixer's word. Older words stay until their sound is out. */
  heard(anchor: Anchor): void;
  /** A jump that was just asked for: it counts at once, and words from before it do not. */
  jumped(song: number, seek: number): void;
  readonly running: boolean;
  /** Running, and not waiting for a place that was just jumped to. */
  readonly moving: boolean;
  /** The song's frame at the speaker when the context's frame `out` is there. */
  song(out: number, loop: Range | null): number;
};

const KEPT = 16;

export function createClock(): Clock {
  let anchors: Anchor[] = [{ type: 'anchor', song: 0, at: 0, running: false, why: 'pause', seek: 0 }];
  let seek = 0;
  const latest = (): Anchor => anchors.at(-1) as Anchor;
  return {
    heard(anchor) {
      if (anchor.seek < seek) return;
      anchors = anchor.why === 'seek' ? [anchor] : [...anchors, anchor].slice(-KEPT);
    },
    jumped(song, id) {
      seek = id;
      anchors = [{ ...latest(), song, at: Infinity, why: 'seek', seek: id }];
    },
    get running() {
      return latest().running;
    },
    get moving() {
      return latest().running && Number.isFinite(latest().at);
    },
    song(out, loop) {
      const anchor = anchors.findLast(({ at }) => at <= out) ?? anchors.at(0) ?? latest();
      if (!anchor.running) return anchor.song;
      const song = anchor.song + Math.max(0, Number.isFinite(anchor.at) ? out - anchor.at : 0);
      // The word that it turned round may be on its way.
      if (!loop || anchor.song >= loop.end || song < loop.end) return song;
      return loop.start + ((song - loop.start) % (loop.end - loop.start));
    },
  };
}
