/** The transport over the mixing engine: every version on one clock, switched without a gap. */
import { cutOnly, dbToGain } from '../gain.ts';
import { FAILURES } from '../failures.ts';
import { attachMediaSession, type MediaSessionText } from '../media-session.ts';
import { createTransportStore } from '../store.ts';
import { clampSamples, samplesToMs, samplesToSeconds, secondsToSamples } from '../time.ts';
import type { Difference, LoadOptions, PlayerSource, Position, SampleRange, StreamChoice, Transport } from '../transport.ts';
import { createDeck, type Deck, extentOf, type Slot } from './deck.ts';
import type { Range } from './ring.ts';

/** So many versions are kept ready. */
const MOST = 8;
/** What must be there to call a version ready to start, in seconds. */
const READY_SECONDS = 0.12;
/** How long a browser may take to start its sound before it is asked why. */
const START_MS = 1500;
const LOOK_EVERY_MS = 250;

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
  let mixes = 0;
  let asked = new Map<number, { versionId: string; factors: string }>();
  let mixing = false;
  let audible: string | null = null;
  const gains = new Map<string, number>();
  let text: MediaSessionText | null = null;
  let detachSession: () => void = () => undefined;
  let starting: ReturnType<typeof setTimeout> | undefined;

  const rate = (): number => deck?.rate ?? 48_000;
  const find = (versionId: string | null): PlayerSource | undefined => sources.find((source) => source.versionId === versionId);
  const place = (source: PlayerSource): Range => extentOf(source, rate());
  const toClock = (source: PlayerSource, samples: number): number => place(source).start + Math.round((samples * rate()) / source.sampleRate);
  const toOwn = (source: PlayerSource, frame: number): number =>
    clampSamples(((frame - place(source).start) * source.sampleRate) / rate(), source.samples);
  const song = (): number => Math.round(deck?.song(loop) ?? 0);

  const position = (): Position => {
    if (!current) return { versionId: null, samples: 0, seconds: 0, ms: 0 };
    const { sampleRate, versionId } = current;
    const samples = toOwn(current, song());
    return { versionId, samples, seconds: samplesToSeconds(samples, sampleRate), ms: samplesToMs(samples, sampleRate) };
  };
  const store = createTransportStore(position);

  const sounding = (): string[] => (difference ? [difference.a, difference.b] : current ? [current.versionId] : []);
  const slotsOf = (ids: readonly string[]): Slot[] => ids.flatMap((id) => deck?.slots.get(id) ?? []);
  const has = (slot: Slot, frames: number): boolean => {
    const at = song() - slot.extent.start;
    if (at >= slot.extent.end - slot.extent.start) return true;
    return slot.pieces.some(({ start, end }) => start <= Math.max(0, at) && end >= Math.min(Math.max(0, at) + frames, slot.extent.end - slot.extent.start));
  };

  /** Says what the state is, from all that is known. */
  const look = (): void => {
    if (over || !deck || !current) return;
    const failed = slotsOf(sounding()).find((slot) => slot.failed && !has(slot, 1))?.failed ?? null;
    const ready = slotsOf(sounding()).every((slot) => has(slot, Math.round(READY_SECONDS * rate())));
    const { running } = deck.clock;
    if (running && wanted) played = true;
    const status = failed ? 'error' : wanted ? (running ? 'playing' : 'stalled') : !ready ? 'loading' : played ? 'paused' : 'ready';
    const error = failed ? FAILURES[failed.code] : store.state.error?.code === 'gesture' && !running ? store.state.error : null;
    store.patch({
      status: error && !failed ? 'error' : status,
      error,
      position: position(),
      versionId: current.versionId,
      duration: { samples: current.samples, seconds: samplesToSeconds(current.samples, current.sampleRate) },
      loop: loop && ownLoop(current, loop),
      compared,
      difference,
      gainDb: gains.get(current.versionId) ?? 0,
      heard: heardNow(),
      stream: choice,
    });
  };
  const ownLoop = (source: PlayerSource, range: Range): SampleRange => ({ start: toOwn(source, range.start), end: toOwn(source, range.end) });

  const heardNow = (): Transport['state']['heard'] => {
    const source = find(audible) ?? current;
    const slot = source && deck?.slots.get(source.versionId);
    if (!source || !slot) return null;
    const at = song() - slot.extent.start;
    const piece = slot.pieces.find(({ start, end }) => at >= start && at < end);
    const { versionId, sampleRate, bitDepth } = source;
    const gainDb = gains.get(versionId) ?? 0;
    const before = store.state.heard;
    const stream = piece?.stream ?? (before?.versionId === versionId ? before.stream : slot.pieces.at(-1)?.stream ?? (choice === 'low' ? 'low' : 'lossless'));
    const same = before?.versionId === versionId && before.stream === stream && before.gainDb === gainDb;
    return same ? before : { versionId, stream, gainDb, sampleRate, bitDepth };
  };

  /** Tells feeder and mixer where the music is and what shall sound. Cheap; said again whenever something changed. */
  const aim = (): void => {
    if (!deck || !current) return;
    const heard = sounding();
    const others = compared.filter((id) => !heard.includes(id));
    const number = (ids: readonly string[]): number[] => slotsOf(ids).map(({ slot }) => slot);
    deck.aim({ frame: song(), running: deck.clock.running, loop, audible: number(heard), others: number(others) });
    const own = place(current);
    const last = Math.max(...slotsOf(compared).map(({ extent }) => extent.end), own.end);
    deck.end(song() < own.end ? own.end : last);
  };

  /** One message for all changes of one turn: a switch of version and gains at once is one crossfade. */
  const mix = (): void => {
    if (mixing) return;
    mixing = true;
    queueMicrotask(() => {
      mixing = false;
      if (over || !deck || !current) return;
      const factors = slotsOf(sounding()).map(({ slot, source: { versionId } }, i): [number, number] => [slot, factor(versionId, i)]);
      const key = JSON.stringify(factors);
      if ([...asked.values()].at(-1)?.factors === key) return;
      mixes += 1;
      asked.set(mixes, { versionId: sounding()[0] ?? '', factors: key });
      const strangers = [audible, ...sounding()].some((id) => find(id)?.unrelated);
      deck.mix({ id: mixes, factors, curve: strangers ? 'power' : 'gain' });
    });
  };
  const factor = (versionId: string, index: number): number => {
    const own = dbToGain(gains.get(versionId) ?? 0);
    return difference ? own * dbToGain(difference.gainDb) * (index === 0 ? 1 : -1) : own;
  };

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
    asked = new Map();
    audible = null;
    deck = createDeck(needed, {
      onAnchor(why) {
        if (why === 'end') wanted = false;
        aim();
        look();
      },
      onMixed(id) {
        audible = asked.get(id)?.versionId ?? audible;
        for (const old of asked.keys()) if (old < id) asked.delete(old);
        look();
      },
      onSlot: look,
      onContext: () => (wanted && !deck?.awake ? wake() : look()),
      onBroken() {
        wanted = false;
        store.patch({ status: 'error', error: FAILURES.decode });
      },
    });
    deck.choose(choice);
    loop = scaled && { start: Math.round(scaled.start * needed), end: Math.round(scaled.end * needed) };
    deck.loop(loop);
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
    look();
  }, LOOK_EVERY_MS);

  const transport: Transport = {
    capabilities: { gaplessSwitch: true, exactLoop: true, difference: true, missing: null },
    get state() {
      return store.state;
    },
    get sources() {
      return sources;
    },
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
      if (!kept) goTo(toClock(current, clampSamples(options.at ?? 0, current.samples)));
      look();
    },
    select(versionId) {
      const source = find(versionId);
      if (over || !source) return;
      if (store.state.status === 'error') deck?.retry();
      if (source === current && !difference) return;
      difference = null;
      current = source;
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
      goTo(toClock(current, clampSamples(samples, current.samples)));
    },
    setLoop(range) {
      if (over || !current) return;
      const start = range && toClock(current, clampSamples(range.start, current.samples));
      const end = range && toClock(current, clampSamples(range.end, current.samples));
      loop = start !== null && end !== null && end > start ? { start, end } : null;
      deck?.loop(loop);
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
      if (over || !current) return;
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
