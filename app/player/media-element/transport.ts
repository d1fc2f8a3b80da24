/**
 * A transport over one HTMLAudioElement: plays everywhere, switches versions with a short gap. It is what remains
 * where the mixing engine cannot run.
 */
import { cutOnly, dbToGain, gainToDb } from '../gain.ts';
import { attachMediaSession } from '../media-session.ts';
import type { MediaSessionText } from '../media-session.ts';
import { createTransportStore } from '../store.ts';
import { clampSamples, rebase, samplesToMs, samplesToSeconds, secondsToSamples } from '../time.ts';
import type { LoadOptions, PlayerSource, Position, SampleRange, Stream, StreamChoice, Transport } from '../transport.ts';
import { diagnose, FAILURES } from '../failures.ts';
import { watchLoop } from './loop.ts';

export type MediaElementOptions = {
  /** Made by `new Audio()` when absent. */
  element?: HTMLAudioElement;
  /** Why the engine is not used. */
  missing?: string;
};

const HAVE_METADATA = 1;

/** @returns a transport in state 'idle'; browser only. */
export function createMediaElementTransport(options: MediaElementOptions = {}): Transport {
  const element = options.element ?? new Audio();
  element.preload = 'auto';
  const playsFlac = element.canPlayType('audio/flac') !== '';
  const gains = new Map<string, number>();
  /** Versions whose FLAC this browser has refused. */
  const refused = new Set<string>();
  const life = new AbortController();
  const { signal } = life;

  let sources: readonly PlayerSource[] = [];
  let current: PlayerSource | null = null;
  let stream: Stream = 'lossless';
  let choice: StreamChoice = 'auto';
  let loop: SampleRange | null = null;
  let wanted = false;
  let played = false;
  /** A place to go to as soon as the element knows its file. */
  let target: number | null = null;
  let detachSession: () => void = () => undefined;
  let text: MediaSessionText | null = null;

  const position = (): Position => {
    if (!current) return { versionId: null, samples: 0, seconds: 0, ms: 0 };
    const { sampleRate, versionId } = current;
    const samples = clampSamples(target ?? secondsToSamples(element.currentTime, sampleRate), current.samples);
    return { versionId, samples, seconds: samplesToSeconds(samples, sampleRate), ms: samplesToMs(samples, sampleRate) };
  };
  const store = createTransportStore(position);
  const here = (): Pick<typeof store.state, 'position'> => ({ position: position() });

  const applyGain = (): void => {
    if (!current) return;
    const gainDb = gains.get(current.versionId) ?? 0;
    element.volume = dbToGain(gainDb);
    const { heard } = store.state;
    const { versionId, sampleRate, bitDepth } = current;
    // Some phones ignore the volume of an element: state what is true.
    const applied = Math.abs(element.volume - dbToGain(gainDb)) < 1e-3 ? gainDb : gainToDb(element.volume);
    const same = heard?.versionId === versionId && heard.stream === stream && heard.gainDb === applied;
    store.patch({ gainDb, heard: same ? heard : { versionId, stream, gainDb: applied, sampleRate, bitDepth } });
  };

  const goTo = (samples: number): void => {
    if (!current) return;
    target = clampSamples(samples, current.samples);
    if (element.readyState >= HAVE_METADATA) {
      const seconds = samplesToSeconds(target, current.sampleRate);
      if (Math.abs(element.currentTime - seconds) > 0.5 / current.sampleRate) element.currentTime = seconds;
      target = null;
    }
  };

  const start = (): void => {
    wanted = true;
    const opened = current;
    element.play().catch((reason: unknown) => {
      if (signal.aborted || opened !== current) return;
      const name = reason instanceof Error ? reason.name : '';
      if (name !== 'NotAllowedError') return; // An abort is a newer wish; other failures arrive as 'error'.
      wanted = false;
      store.patch({ status: 'error', error: FAILURES.gesture, ...here() });
    });
  };

  const pickStream = (source: PlayerSource): Stream => {
    if (choice === 'low' || !playsFlac || refused.has(source.versionId)) return 'low';
    return 'lossless';
  };

  const open = (source: PlayerSource, at: number): void => {
    current = source;
    stream = pickStream(source);
    target = clampSamples(at, source.samples);
    const seconds = samplesToSeconds(target, source.sampleRate);
    // The fragment lets the browser begin its first request near the place that will be heard.
    element.src = target > 0 ? `${source.urls[stream]}#t=${seconds.toFixed(6)}` : source.urls[stream];
    store.patch({
      status: wanted ? 'stalled' : 'loading',
      versionId: source.versionId,
      duration: { samples: source.samples, seconds: samplesToSeconds(source.samples, source.sampleRate) },
      loop,
      error: null,
      ...here(),
    });
    applyGain();
    store.moved();
    if (wanted) start();
  };

  const fail = async (): Promise<void> => {
    const source = current;
    if (!source || !element.error) return;
    const at = position().samples;
    const cause = await diagnose(source.urls[stream], signal);
    if (signal.aborted || source !== current) return;
    if (cause.code === 'decode' && stream === 'lossless') {
      refused.add(source.versionId);
      open(source, at);
      return;
    }
    target = at;
    wanted = false;
    store.patch({ status: 'error', error: cause, ...here() });
  };

  const settled = (): 'paused' | 'ready' => (played ? 'paused' : 'ready');
  const on = (type: string, listener: () => void): void => element.addEventListener(type, listener, { signal });
  on('loadedmetadata', () => {
    if (target !== null) goTo(target);
  });
  on('canplay', () => {
    if (!wanted && store.state.status === 'loading') store.patch({ status: settled(), ...here() });
  });
  on('playing', () => {
    if (!wanted) return;
    played = true;
    store.patch({ status: 'playing', error: null, ...here() });
  });
  on('waiting', () => {
    if (wanted && !element.ended) store.patch({ status: 'stalled', ...here() });
  });
  on('pause', () => {
    // The system paused it (a call, another app); our own pause has cleared `wanted` before.
    if (!wanted || element.ended || store.state.status !== 'playing') return;
    wanted = false;
    store.patch({ status: 'paused', ...here() });
  });
  on('seeked', () => {
    store.patch(here());
    store.moved();
  });
  on('ended', () => {
    if (loop && wanted) {
      goTo(loop.start);
      start();
      return;
    }
    wanted = false;
    store.patch({ status: 'paused', ...here() });
    store.moved();
  });
  on('error', () => void fail());
  watchLoop(element, signal, () => {
    if (!loop || !current || !wanted || target !== null) return null;
    return { start: samplesToSeconds(loop.start, current.sampleRate), end: samplesToSeconds(loop.end, current.sampleRate) };
  });

  const cleanLoop = (range: SampleRange | null): SampleRange | null => {
    if (!range || !current) return null;
    const begin = clampSamples(range.start, current.samples);
    const end = clampSamples(range.end, current.samples);
    return end > begin ? { start: begin, end } : null;
  };
  const moveTo = (source: PlayerSource): void => {
    const from = current;
    const at = from ? rebase(position().samples, from, source) : 0;
    if (from && loop) {
      const moved = { start: rebase(loop.start, from, source), end: rebase(loop.end, from, source) };
      current = source;
      loop = cleanLoop(moved);
    }
    open(source, at);
  };

  const transport: Transport = {
    capabilities: { gaplessSwitch: false, exactLoop: false, difference: false, missing: options.missing ?? null },
    get state() {
      return store.state;
    },
    get sources() {
      return sources;
    },
    load(next, loadOptions: LoadOptions = {}) {
      if (signal.aborted) return;
      sources = [...next];
      if (loadOptions.title) text = { title: loadOptions.title, artist: loadOptions.artist };
      detachSession();
      if (text) detachSession = attachMediaSession(transport, text);
      const kept = loadOptions.versionId === undefined ? sources.find((source) => source.versionId === current?.versionId) : undefined;
      if (kept && current && kept.urls.lossless === current.urls.lossless && kept.urls.low === current.urls.low) {
        current = kept;
        return;
      }
      const chosen = kept ?? sources.find((source) => source.versionId === loadOptions.versionId) ?? sources[0];
      if (chosen) {
        if (!kept) loop = null;
        open(chosen, loadOptions.at ?? (kept ? position().samples : 0));
        return;
      }
      current = null;
      wanted = false;
      loop = null;
      element.removeAttribute('src');
      element.load();
      store.patch({ status: 'idle', versionId: null, loop: null, heard: null, error: null, duration: { samples: 0, seconds: 0 }, ...here() });
    },
    select(versionId) {
      if (signal.aborted) return;
      const source = sources.find((candidate) => candidate.versionId === versionId);
      if (!source || (source.versionId === current?.versionId && store.state.status !== 'error')) return;
      moveTo(source);
    },
    play() {
      if (signal.aborted || !current || wanted) return;
      if (position().samples >= current.samples) goTo(loop?.start ?? 0);
      wanted = true;
      if (element.error) {
        open(current, position().samples);
        return;
      }
      store.patch({ status: 'stalled', error: null, ...here() });
      start();
    },
    pause() {
      if (signal.aborted || !current) return;
      wanted = false;
      element.pause();
      if (store.state.status === 'error') return;
      store.patch({ status: element.readyState >= HAVE_METADATA ? settled() : 'loading', ...here() });
      store.moved();
    },
    seek(to) {
      if (signal.aborted || !current) return;
      goTo('samples' in to ? to.samples : secondsToSamples(to.seconds, current.sampleRate));
      store.patch(here());
      store.moved();
    },
    setLoop(range) {
      if (signal.aborted || !current) return;
      loop = cleanLoop(range);
      store.patch({ loop });
    },
    setGain(versionId, gainDb) {
      if (signal.aborted) return;
      gains.set(versionId, cutOnly(gainDb));
      if (versionId === current?.versionId) applyGain();
    },
    // One element holds one version: nothing is kept ready, and nothing can be subtracted.
    compare() {},
    setDifference() {},
    setStream(next) {
      if (signal.aborted || next === choice) return;
      choice = next;
      store.patch({ stream: next });
      if (next === 'lossless') refused.clear();
      if (current && pickStream(current) !== stream) open(current, position().samples);
    },
    position,
    subscribe: store.subscribe,
    subscribePosition: store.subscribePosition,
    dispose() {
      if (signal.aborted) return;
      detachSession();
      life.abort();
      store.dispose();
      element.pause();
      element.removeAttribute('src');
      element.load();
    },
  };
  return transport;
}
