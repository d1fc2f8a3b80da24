import type { Reference } from '../../listening/reference.ts';
import { apart, changeAfter, firstSound, frameAt, percentile, type Run, runsOf, silences, soundAgain } from '../../listening/runs.ts';
import { type Capture, wallOf } from '../../listening/tap.ts';

/** What a long run has shown so far. */
export type SoakLog = {
  /** Milliseconds of each silence that no seek explains. */
  stalls: number[];
  /** Most samples between two versions at a switch. */
  apart: number;
  switches: number;
  heard: number;
  latencies: number[];
  /** Milliseconds from each seek to the first sound of the new place. */
  seeks: number[];
  /** Milliseconds by which the shown playhead is behind the audio thread, the middle of each stretch. */
  offsets: number[];
  seconds: number;
  /** @param shown pairs of Unix ms and the seconds that the page began to show then. */
  add: (capture: Capture, shown: readonly [number, number][]) => void;
};

/** So long after a seek a silence is the seek's. */
const SEEK_MS = 1500;

/** @param references versions that are rulers. */
export function createSoakLog(references: readonly Reference[]): SoakLog {
  let upTo = 0;
  let begun = false;
  const log: SoakLog = {
    stalls: [], apart: 0, switches: 0, heard: 0, latencies: [], seeks: [], offsets: [], seconds: 0,
    add(capture, shown) {
      const runs = runsOf(capture, references);
      const pressed = capture.pressed.filter(({ at }) => at > upTo);
      upTo = pressed.at(-1)?.at ?? upTo;
      log.seconds += capture.left.length / capture.rate;
      const seeks = pressed.filter(({ type }) => type === 'pointerup').map(({ at }) => at);
      for (const at of seeks) addSeek(capture, runs, at);
      for (const { key, at } of pressed.filter(({ type, key }) => type === 'keydown' && /^[1-9]$/.test(key))) addSwitch(capture, runs, at, Number(key) - 1);
      // Silence before the music began is no stall.
      const from = begun ? 0 : Math.max(0, firstSound(capture));
      begun = true;
      for (const { start, frames } of silences(capture, from, capture.left.length, 64)) {
        const begins = wallOf(capture, start);
        if (!seeks.some((at) => begins >= at - 50 && begins <= at + SEEK_MS)) log.stalls.push((frames * 1000) / capture.rate);
      }
      addOffsets(capture, runs, shown);
    },
  };
  return log;

  function addSeek(capture: Capture, runs: readonly Run[], at: number): void {
    const change = changeAfter(capture, runs, at, (run, next) => Math.abs(apart(run, next)) > capture.rate / 10);
    if (change) log.seeks.push(wallOf(capture, soundAgain(capture, change.run, change.next)) - at);
  }

  function addSwitch(capture: Capture, runs: readonly Run[], at: number, to: number): void {
    // It sounds already: nothing to hear.
    const before = runs.findLast(({ start }) => wallOf(capture, start) <= at);
    if (!before || before.version === to) return;
    log.switches += 1;
    const change = changeAfter(capture, runs, at, (run, next) => run.version !== next.version && next.version === to);
    if (!change || change.latencyMs > 1000) return;
    log.heard += 1;
    log.latencies.push(change.latencyMs);
    const by = Math.abs(apart(change.run, change.next));
    if (by < capture.rate / 10) log.apart = Math.max(log.apart, by);
  }

  function addOffsets(capture: Capture, runs: readonly Run[], shown: readonly [number, number][]): void {
    const behind: number[] = [];
    for (const [at, seconds] of shown) {
      const frame = frameAt(capture, at);
      const run = runs.find(({ start, end }) => frame >= start && frame < end);
      const offset = run ? ((run.frame + frame - run.start) / capture.rate - seconds) * 1000 : Infinity;
      if (Math.abs(offset) < 300) behind.push(offset);
    }
    if (behind.length > 0) log.offsets.push(percentile(behind, 0.5));
  }
}
