/** The transport over the mixing engine: every version on one clock, switched without a gap. */
import { cutOnly } from '../gain.ts';
import { FAILURES } from '../failures.ts';
import { attachMediaSession, type MediaSessionText } from '../media-session.ts';
import { createTransportStore } from '../store.ts';
import { clampSamples, samplesToMs, samplesToSeconds, secondsToSamples } from '../time.ts';
import type { Difference, Heard, LoadOptions, PlayerSource, Position, StreamChoice, Transport } from '../transport.ts';
import { createDeck, type Deck } from './deck.ts';
import { clockOf, extentOf, heardOf, isThere, samplesAt, type Slot } from './slot.ts';
import { createSwitching, factorsOf } from './switching.ts';
import type { Range } from './ring.ts';

/** So many versions are kept ready. */
const MOST = 8;
/** What must be there to call a version ready to start, in seconds. */
const READY_SECONDS = 0.12;
/** How long a browser may take to start its sound. */
const START_MS = 1500;
const LOOK_EVERY_MS = 250;
const LOOP_GRACE_SECONDS = 0.1;

/** @returns a transport in state 'idle'; browser only, where `engineMissing()` is null. */
export function createEngineTransport(): Transport {
  let deck: Deck | null = null;
  let sources: readonly PlayerSource[] = [];
  let current: PlayerSource | null = null;
  let compared: readonly string[] = [];
  let difference: Difference | null = null;
  let choice: StreamChoice = 'auto';
  /** On the song's clock. */
  let loop: Range | null = null;
  let wanted = false;
  let played = false;
  let over = false;
  let seeks = 0;
  let audible: string | null = null;
  const gains = new Map<string, number>();
  let text: MediaSessionText | null = null;
  let detachSession: () => void = () => undefined;
  let starting: ReturnType<typeof setTimeout> | undefined;

  const rate = (): number => deck?.rate ?? 48_000;
  const find = (versionId: string | null): PlayerSource | undefined => sources.find((source) => source.versionId === versionId);
  const place = (source: PlayerSource): Range => extentOf(source, rate());
  const toClock = (source: PlayerSource, samples: number): number => clockOf(source, rate(), clampSamples(samples, source.samples));
  const toOwn = (source: PlayerSource, frame: number): number => samplesAt(source, rate(), frame);
  const song = (): number => Math.round(deck?.song(loop) ?? 0);

  const position = (): Position => {
    if (!current) return { versionId: null, samples: 0, seconds: 0, ms: 0 };
    const { sampleRate, versionId } = current;
    const samples = toOwn(current, song());
    return { versionId, samples, seconds: samplesToSeconds(samples, sampleRate), ms: samplesToMs(samples, sampleRate) };
  };
  const store = createTransportStore(position);

  const switching = createSwitching((next) => deck?.mix(next));

  const sounding = (): string[] => (difference ? [difference.a, difference.b] : current ? [current.versionId] : []);
  const slotsOf = (ids: readonly string[]): Slot[] => ids.flatMap((id) => deck?.slots.get(id) ?? []);
  /** Says what the state is, from all that is known; the position with it where it jumped, started or stopped. */
  const look = (moved = true): void => {
    if (over || !deck || !current) return;
    const failed = slotsOf(sounding()).find((slot) => slot.failed && !isThere(slot, song(), 1))?.failed ?? null;
    const ready = slotsOf(sounding()).every((slot) => isThere(slot, song(), READY_SECONDS * rate()));
    const { running } = deck.clock;
    played ||= running && wanted;
    const refused = store.state.error?.code === 'gesture' && !running ? store.state.error : null;
    const error = failed ? FAILURES[failed.code] : refused;
    store.patch({
      status: error ? 'error' : wanted ? (running ? 'playing' : 'stalled') : !ready ? 'loading' : played ? 'paused' : 'ready',
      error,
      ...(moved ? { position: position() } : {}),
      versionId: current.versionId,
      duration: { samples: current.samples, seconds: samplesToSeconds(current.samples, current.sampleRate) },
      loop: loop && { start: toOwn(current, loop.start), end: toOwn(current, loop.end) },
      compared,
      difference,
      gainDb: gains.get(current.versionId) ?? 0,
      heard: heardNow(),
      stream: choice,
    });
  };
  const heardNow = (slot = deck?.slots.get(audible ?? current?.versionId ?? '')): Heard | null =>
    slot ? heardOf(slot, song(), gains.get(slot.source.versionId) ?? 0, choice, store.state.heard) : null;

  /** Tells feeder and mixer where the music is and what shall sound. Cheap; said again whenever something changed. */
  const aim = (): void => {
    if (!deck || !current) return;
    // What still sounds while a switch waits for its data needs data as well.
    const heard = [...new Set([...sounding(), ...(audible && deck.clock.running ? [audible] : [])])];
    const others = compared.filter((id) => !heard.includes(id));
    const number = (ids: readonly string[]): number[] => slotsOf(ids).map(({ slot }) => slot);
    deck.aim({ frame: song(), running: deck.clock.moving, loop, audible: number(heard), others: number(others) });
    const { end } = place(current);
    deck.end(song() < end ? end : Math.max(end, ...slotsOf(compared).map(({ extent }) => extent.end)));
  };

  const mix = (): void =>
    switching.want(() => {
      const ids = sounding();
      return { versionId: ids[0] ?? '', factors: factorsOf(slotsOf(ids), gains, difference), curve: [audible, ...ids].some((id) => find(id)?.unrelated) ? 'power' : 'gain' };
    });

  const goTo = (frame: number): void => {
    seeks += 1;
    deck?.seek(frame, seeks);
    aim();
    look();
    store.moved();
  };

  /** Makes the deck hold what is compared and selected, at the highest rate among them. */
  const hold = (): void => {
    const ids = [...new Set([...(current ? [current.versionId] : []), ...sounding(), ...compared])].slice(0, MOST);
    compared = sources.filter(({ versionId }) => ids.includes(versionId)).map(({ versionId }) => versionId);
    const held = sources.filter(({ versionId }) => compared.includes(versionId));
    const needed = Math.max(...held.map(({ sampleRate }) => sampleRate));
    if (!deck || deck.rate !== needed) rebuild(needed);
    for (const id of [...(deck?.slots.keys() ?? [])]) if (!compared.includes(id)) deck?.close(id);
    for (const source of held) {
      const slot = deck?.slots.get(source.versionId);
      if (slot && slot.source.urls.lossless !== source.urls.lossless) deck?.close(source.versionId);
      if (!deck?.slots.has(source.versionId)) deck?.open(source);
      else deck.update(source);
    }
    aim();
    mix();
  };

  const rebuild = (needed: number): void => {
    const at = deck && current ? song() / deck.rate : null;
    const scaled = deck && loop ? { start: loop.start / deck.rate, end: loop.end / deck.rate } : null;
    deck?.dispose();
    switching.forget();
    audible = null;
    deck = createDeck(needed, {
      onAnchor(why) {
        if (why === 'end') wanted = false;
        aim();
        look();
      },
      onMixed(id) {
        audible = switching.begun(id) ?? audible;
        aim();
        look();
      },
      onSlot: () => look(false),
      onContext: () => (wanted && !deck?.awake ? wake() : look()),
      onBroken() {
        wanted = false;
        store.patch({ status: 'error', error: FAILURES.decode });
      },
    });
    deck.choose(choice);
    loop = scaled && { start: Math.round(scaled.start * needed), end: Math.round(scaled.end * needed) };
    deck.loop(loop, false);
    if (at !== null) deck.seek(Math.round(at * needed), (seeks += 1));
    if (wanted) deck.play();
  };

  /** Starts the sound, or says what the browser wants for it. */
  const wake = (): void => {
    if (!deck) return;
    deck.play();
    look();
    clearTimeout(starting);
    starting = setTimeout(() => {
      if (!wanted || deck?.awake !== false) return;
      wanted = false;
      deck.pause();
      store.patch({ status: 'error', error: FAILURES.gesture });
    }, START_MS);
  };

  const timer = setInterval(() => {
    if (!deck?.clock.running) return;
    aim();
    look(false);
  }, LOOK_EVERY_MS);

  const transport: Transport = {
    capabilities: { gaplessSwitch: true, exactLoop: true, difference: true, missing: null },
    get state() { return store.state; },
    get sources() { return sources; },
    load(next, options: LoadOptions = {}) {
      if (over) return;
      const before = current;
      sources = [...next];
      if (options.title) text = { title: options.title, artist: options.artist };
      detachSession();
      if (text) detachSession = attachMediaSession(transport, text);
      const kept = options.versionId === undefined ? find(before?.versionId ?? null) : undefined;
      current = kept ?? find(options.versionId ?? null) ?? sources[0] ?? null;
      if (difference && !(find(difference.a) && find(difference.b))) difference = null;
      if (!current) {
        deck?.dispose();
        deck = null;
        wanted = false;
        loop = null;
        compared = [];
        store.patch({ status: 'idle', versionId: null, loop: null, heard: null, error: null, compared, difference: null, duration: { samples: 0, seconds: 0 }, position: position() });
        return;
      }
      compared = compared.filter((id) => find(id));
      if (compared.length < 2) compared = sources.slice(0, MOST).map(({ versionId }) => versionId);
      if (!kept) loop = null;
      hold();
      if (!kept) goTo(toClock(current, options.at ?? 0));
      look();
    },
    select(versionId) {
      const source = find(versionId);
      if (over || !source) return;
      if (store.state.status === 'error') deck?.retry();
      if (source === current && !difference) return;
      difference = null;
      current = source;
      if (deck?.slots.has(versionId)) {
        mix();
        switching.now();
      }
      hold();
      look();
      store.moved();
    },
    play() {
      if (over || !current || !deck) return;
      if (store.state.status === 'error') deck.retry();
      if (position().samples >= current.samples) goTo(loop?.start ?? place(current).start);
      wanted = true;
      if (store.state.error?.code === 'gesture') store.patch({ error: null });
      wake();
      aim();
    },
    pause() {
      if (over || !current) return;
      wanted = false;
      deck?.pause();
      look();
      store.moved();
    },
    seek(to) {
      if (over || !current) return;
      const samples = 'samples' in to ? to.samples : secondsToSamples(to.seconds, current.sampleRate);
      goTo(toClock(current, samples));
    },
    setLoop(range) {
      if (over || !current) return;
      const start = range && toClock(current, range.start);
      const end = range && toClock(current, range.end);
      // Whoever sets the end to what is heard means to be inside.
      const inside = end !== null && song() <= end + LOOP_GRACE_SECONDS * rate();
      loop = start !== null && end !== null && end > start ? { start, end } : null;
      deck?.loop(loop, inside);
      aim();
      look();
    },
    setGain(versionId, gainDb) {
      if (over) return;
      gains.set(versionId, cutOnly(gainDb));
      mix();
      look();
    },
    compare(ids) {
      if (over || !current) return;
      const known = ids.filter((id) => find(id)).slice(0, MOST);
      compared = known.length > 0 ? known : sources.slice(0, MOST).map(({ versionId }) => versionId);
      hold();
      look();
    },
    setDifference(next) {
      if (over || !current || (!next && !difference)) return;
      difference = next && find(next.a) && find(next.b) ? { ...next, gainDb: Math.min(40, Math.max(0, next.gainDb)) } : null;
      hold();
      look();
    },
    setStream(next) {
      if (over || next === choice) return;
      choice = next;
      deck?.choose(next);
      look();
    },
    position,
    subscribe: store.subscribe,
    subscribePosition: store.subscribePosition,
    dispose() {
      if (over) return;
      over = true;
      clearInterval(timer);
      clearTimeout(starting);
      detachSession();
      store.dispose();
      deck?.dispose();
    },
  };
  return transport;
}
