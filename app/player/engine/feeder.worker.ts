/** The worker that fetches and decodes: keeps every version of the set filled around the playhead. */
import type { StreamChoice } from '../transport.ts';
import { NoDecoder } from './decode/chain.ts';
import { Feed } from './feed/feed.ts';
import { createLineMeter, Refused } from './feed/line.ts';
import { chooseStreams, type FeedState, nextJob, yielding } from './feed/plan.ts';
import { postedSink, sharedSink } from './feed/sink.ts';
import type { Aim, FromFeeder, ToFeeder } from './protocol.ts';
import type { Stream } from '../transport.ts';

const LOOK_AGAIN_MS = 200;
const RETRY_MS = [500, 1000, 2000, 4000];
/** Jumps make a request or two useless; more in a row must not become a storm. */
const FRUITLESS = 6;
const REST_SECONDS = 0.5;
/** Seconds that must be there before music begins: until the next piece has come and is decoded on a busy machine too, and much where the line is not twice as fast as the sound. */
const READY = { least: 0.12, piece: 0.4, share: 0.5, patient: 1.5 };
/** A hidden version that is heard only for a moment keeps its stream. */
const SETTLED_SECONDS = 3;

type Entry = { feed: Feed; stream: Stream; failures: number; /** Requests in a row that brought nothing. */ fruitless: number; /** What the page knows to be there. */ told: string; restUntil: number; broken: boolean };

const seconds = (): number => performance.now() / 1000;
const say = (message: FromFeeder, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });
const meter = createLineMeter(seconds);
const entries = new Map<number, Entry>();
const asked = new Map<number, (channels: Float32Array[] | null) => void>();
let aim: Aim = { frame: 0, running: false, loop: null, audible: [], others: [] };
let aimedAt = seconds();
let heardSince = seconds();
let rate = 48_000;
let choice: StreamChoice = 'auto';
let line: MessagePort | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let toldRate = 0;
let patience = 0;
/** What the first piece says of the line, until enough has come to measure it. */
let unmeasured = 0;

/** The aim with its playhead moved on to now. */
function aimNow(): Aim {
  if (!aim.running) return aim;
  const frame = aim.frame + Math.round((seconds() - aimedAt) * rate);
  const { loop } = aim;
  if (!loop || aim.frame >= loop.end || frame < loop.end) return { ...aim, frame };
  return { ...aim, frame: loop.start + ((frame - loop.start) % Math.max(1, loop.end - loop.start)) };
}

function askPage(file: Uint8Array, sampleRate: number): Promise<Float32Array[] | null> {
  const id = Math.max(0, ...asked.keys()) + 1;
  const whole = file.slice().buffer;
  return new Promise((resolve) => {
    asked.set(id, resolve);
    say({ type: 'decode', id, file: whole, sampleRate }, [whole]);
  });
}

function states(current: Aim): FeedState[] {
  const now = seconds();
  return [...entries.values()].filter(({ broken, restUntil }) => !broken && restUntil <= now).map(({ feed }) => feed.state(current));
}

function pump(): void {
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(pump, LOOK_AGAIN_MS);
  // Until it is known what shall sound, every request would be in its way.
  if (aim.audible.length === 0) return;
  chooseAnew();
  for (const slot of yielding(states(aimNow()))) entries.get(slot)?.feed.yield();
  for (;;) {
    const job = nextJob(states(aimNow()));
    const entry = job && entries.get(job.slot);
    if (!entry) return;
    void run(entry, job.seconds);
  }
}

/** Takes note of what the line carries: which stream each version shall take from here on. */
function chooseAnew(): void {
  const current = aimNow();
  const all = [...entries.values()];
  const before = new Map(all.map(({ feed, stream }) => [feed.source.slot, stream]));
  const chosen = chooseStreams(all.map(({ feed }) => feed.state(current)), { rate: meter.rate, choice }, before);
  const settled = choice !== 'auto' || seconds() - heardSince > SETTLED_SECONDS;
  for (const entry of all) {
    const stream = chosen.get(entry.feed.source.slot) ?? 'lossless';
    if (stream === 'lossless' && !settled && entry.stream === 'low') continue;
    entry.stream = stream;
    entry.feed.want(stream, aimNow, choice !== 'auto');
  }
  const bytes = Math.round(meter.rate ?? 0);
  if (Math.abs(bytes - toldRate) <= toldRate * 0.1) return;
  toldRate = bytes;
  say({ type: 'line', bitsPerSecond: bytes * 8 });
}

async function run(entry: Entry, howLong: number): Promise<void> {
  const { feed } = entry;
  const { slot } = feed.source;
  const { there, audible } = feed.state(aimNow());
  const starts = there === 0 && audible;
  const begun = seconds();
  const firstCame = (decoding: number): void => {
    if (!starts || entries.get(slot) !== entry) return;
    beReady(Math.max(decoding, meter.rate === null ? unmeasured : feed.weightOf(entry.stream) / meter.rate), seconds() - begun);
    pump();
  };
  try {
    const share = await feed.fetch(howLong, entry.stream, aimNow, firstCame);
    if (entries.get(slot) !== entry) return;
    if (entry.failures > 0) say({ type: 'restored', slot });
    entry.failures = 0;
    const pieces = JSON.stringify(feed.pieces);
    entry.fruitless = pieces === entry.told ? entry.fruitless + 1 : 0;
    if (entry.fruitless >= FRUITLESS) entry.restUntil = seconds() + REST_SECONDS;
    if (entry.told === pieces) return pump();
    entry.told = pieces;
    if (starts && share !== null && meter.rate === null) {
      unmeasured = share;
      beReady(share, 0);
    }
    say({ type: 'buffered', slot, pieces: feed.pieces });
  } catch (error) {
    if (entries.get(slot) === entry) failed(entry, error);
  }
  pump();
}

/**
 * @param share how long a piece takes to come or to be decoded, as a share of what it lasts: by the line's measured width, since
 * the way there and back comes once; while that is not known, by how long the first one took.
 * @param answer seconds from the request to the first sound of it: the next request may take as long.
 */
function beReady(share: number, answer: number): void {
  const wanted = share > READY.share ? READY.patient : Math.min(READY.patient, Math.max(READY.least, READY.piece * share, answer));
  if (wanted !== patience) say({ type: 'patience', seconds: wanted });
  patience = wanted;
}

function failed(entry: Entry, error: unknown): void {
  const { slot } = entry.feed.source;
  const gone = error instanceof Refused;
  entry.broken = gone || error instanceof NoDecoder || error instanceof RangeError;
  entry.restUntil = seconds() + (RETRY_MS[entry.failures] ?? 4000) / 1000;
  entry.failures += 1;
  // One lost request on a train is nothing to speak of.
  if (!entry.broken && entry.failures < 3) return;
  say({ type: 'failed', slot, code: gone ? 'unavailable' : entry.broken ? 'decode' : 'network', lasting: entry.broken });
}

const handlers: { [T in ToFeeder['type']]: (message: Extract<ToFeeder, { type: T }>) => void } = {
  open({ source, memory, rate: contextRate }) {
    rate = contextRate;
    const { slot } = source;
    entries.get(slot)?.feed.close();
    const port = line;
    const sinks =
      'ring' in memory
        ? { ring: sharedSink(memory.ring), head: sharedSink(memory.head) }
        : port && { ring: postedSink(port, slot, false, memory.capacity), head: postedSink(port, slot, true, memory.headCapacity) };
    if (!sinks) return;
    const feed = new Feed(source, sinks, { rate, meter, askPage });
    entries.set(slot, { feed, stream: choice === 'low' && source.low ? 'low' : 'lossless', failures: 0, fruitless: 0, told: '', restUntil: 0, broken: false });
  },
  close({ slot }) {
    entries.get(slot)?.feed.close();
    entries.delete(slot);
  },
  place({ slot, begin }) {
    const entry = entries.get(slot);
    if (entry) entry.feed.begin = begin;
  },
  aim({ aim: next }) {
    if (next.audible.join() !== aim.audible.join()) heardSince = seconds();
    aim = next;
    aimedAt = seconds();
    for (const { feed } of entries.values()) feed.refocus(aim);
  },
  choice({ choice: next }) {
    choice = next;
  },
  line({ port }) {
    line = port;
  },
  decoded({ id, channels }) {
    asked.get(id)?.(channels);
    asked.delete(id);
  },
  retry() {
    for (const entry of entries.values()) Object.assign(entry, { broken: false, failures: 0, restUntil: 0 });
  },
};

self.onmessage = ({ data }: MessageEvent<ToFeeder>) => {
  (handlers[data.type] as (message: ToFeeder) => void)(data);
  pump();
};
