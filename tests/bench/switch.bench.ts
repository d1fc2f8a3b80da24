import { openRoom, type Room, type Shelf, stock, stockSignals } from '../listening/room.ts';
import { percentile } from '../listening/runs.ts';
import { ruler, sine, wav } from '../listening/signals.ts';
import type { LineSpeed } from '../listening/slow-line.ts';
import type { Figure } from './figure.ts';
import { measureSeeks, measureStalls, measureSwitches } from './switch/measure.ts';
import { HERTZ, measureSine } from './switch/sine.ts';

export const name = 'switch';
export const about = 'from a key to the change of version or place in what sounds, beside media elements kept in step by currentTime';

const SLOW: LineSpeed = { bitsPerSecond: 10e6, roundTripMs: 40 };
const VERSIONS = 4;
const SECONDS = 170;
const SWITCHES = 100;

/** Milliseconds by the wall clock of the audio thread; every frame is read as it leaves the page's audio context. */
export async function run(): Promise<Figure[]> {
  const room = await openRoom();
  try {
    const rulers = await stockSignals(VERSIONS, ruler, SECONDS);
    const figures: Figure[] = [];
    for (const part of PARTS) figures.push(...(await part(room, rulers)));
    return figures;
  } finally {
    await room.close();
  }
}

const PARTS: ((room: Room, rulers: Shelf) => Promise<Figure[]>)[] = [
  async (room, rulers) => {
    const peer = await measureSwitches(room, rulers, 'peer', SWITCHES);
    const ours = await measureSwitches(room, rulers, 'ours', SWITCHES);
    return [
      latency('p95', ours, peer, 'must ≤ 10'),
      { figure: 'apart', ours: ours.apart, peer: peer.apart, unit: 'samples', better: 'lower', n: SWITCHES, note: 'the most between two versions; must 0' },
    ];
  },
  async (room, rulers) => {
    const peer = await measureSwitches(room, rulers, 'peer', 40, SLOW);
    const ours = await measureSwitches(room, rulers, 'ours', 40, SLOW);
    return [latency('slowP95', ours, peer, 'four lossless versions on 10 Mbit/s, 40 ms, after 3 s; must ≤ 15')];
  },
  async (room, rulers) => {
    const peer = await measureSeeks(room, rulers, 'peer', 30, false);
    const ours = await measureSeeks(room, rulers, 'ours', 30, false);
    return [latency('seekP95', ours, peer, '5 s on and back, what is there; must ≤ 15')];
  },
  async (room, rulers) => {
    const peer = await measureSeeks(room, rulers, 'peer', 16, true, SLOW);
    const ours = await measureSeeks(room, rulers, 'ours', 16, true, SLOW);
    return [latency('seekSlowP95', ours, peer, 'to places not fetched, 10 Mbit/s, 40 ms; must ≤ 200')];
  },
  async (room) => {
    const shelf = await stock([0.5, 0.5, 0.25].map((gain) => wav(sine(HERTZ, 48_000, gain), { seconds: 60, rate: 48_000 })));
    const equal = { peer: await measureSine(room, shelf, 'peer', [2, 1], 30, 0.5), ours: await measureSine(room, shelf, 'ours', [2, 1], 30, 0.5) };
    const other = { peer: await measureSine(room, shelf, 'peer', [3, 1], 30, 0.5), ours: await measureSine(room, shelf, 'ours', [3, 1], 30, 0.5) };
    return [
      { figure: 'step', ours: Math.max(other.ours.step, equal.ours.step), peer: Math.max(other.peer.step, equal.peer.step), unit: 'dBFS', better: 'lower', n: 60, note: 'largest step on a sine; must ≤ −60' },
      { figure: 'swell', ours: equal.ours.swell, peer: equal.peer.swell, unit: 'dB', better: 'lower', n: 30, note: 'change of level between equal versions; must ≤ 0.1' },
    ];
  },
  async (room, rulers) => {
    // A ruler is noise on one channel and a count on the other: its rate is that of the file.
    const speed: LineSpeed = { bitsPerSecond: 1.5 * (await bitRate(room, rulers)), roundTripMs: 40 };
    const peer = await measureStalls(room, rulers, 'peer', 12, speed);
    const ours = await measureStalls(room, rulers, 'ours', 12, speed);
    const note = `on ${(speed.bitsPerSecond! / 1e6).toFixed(2)} Mbit/s while switching; longest ${Math.round(ours.longestMs)} ms beside ${Math.round(peer.longestMs)} ms; must 0`;
    return [{ figure: 'stalls', ours: ours.count, peer: peer.count, unit: '', better: 'lower', n: Math.round(ours.seconds), note }];
  },
];

function latency(figure: string, ours: { latencies: number[]; missed: number }, peer: { latencies: number[]; missed: number }, note: string): Figure {
  if (ours.latencies.length === 0 || peer.latencies.length === 0) throw new Error(`${figure}: nothing was heard (missed ${ours.missed} of ours, ${peer.missed} of the peer's)`);
  const missed = ours.missed + peer.missed > 0 ? `; never heard ${ours.missed}, beside ${peer.missed}` : '';
  return { figure, ours: percentile(ours.latencies, 0.95), peer: percentile(peer.latencies, 0.95), unit: 'ms', better: 'lower', n: ours.latencies.length, note: `${note}${missed}` };
}

/** Of the lossless stream, bits a second. */
async function bitRate(room: Room, { job }: Shelf): Promise<number> {
  const response = await fetch(`${room.server.url}/media/${job.versionIds[0]}/lossless.flac`, { method: 'HEAD', headers: { cookie: `${job.engineer.cookie.name}=${job.engineer.cookie.value}` } });
  return (Number(response.headers.get('content-length')) * 8) / SECONDS;
}
